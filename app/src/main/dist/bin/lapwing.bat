@echo off
rem Starts Lapwing with a Java 25 or newer: LAPWING_JAVA, JAVA_HOME, then the path.
setlocal
set "LAPWING_HOME=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
if defined LAPWING_JAVA set "JAVA_EXE=%LAPWING_JAVA%"
"%JAVA_EXE%" --sun-misc-unsafe-memory-access=allow %JAVA_OPTS% -jar "%LAPWING_HOME%\lib\lapwing.jar" %*
exit /b %ERRORLEVEL%
