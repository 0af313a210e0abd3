@echo off
rem Starts Lapwing with a Java 25 or newer: LAPWING_JAVA, JAVA_HOME, then the path.
setlocal
set "LAPWING_HOME=%~dp0.."
set "JAVA_EXE="
set "FOUND="
if defined LAPWING_JAVA call :try "%LAPWING_JAVA%"
if not defined JAVA_EXE if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined JAVA_EXE call :try "java"
if not defined JAVA_EXE goto missing
rem A window gets the collector that never stops the map for more than a moment; commands keep the one that does more.
set "COLLECTOR="
if "%~1"=="" set "COLLECTOR=-XX:+UseZGC -XX:ZCollectionIntervalMajor=20"
if "%~1"=="open" set "COLLECTOR=-XX:+UseZGC -XX:ZCollectionIntervalMajor=20"
if "%~1"=="run" set "COLLECTOR=-XX:+UseZGC -XX:ZCollectionIntervalMajor=20"
if defined JAVA_OPTS if not "%JAVA_OPTS:GC=%"=="%JAVA_OPTS%" set "COLLECTOR="
"%JAVA_EXE%" --sun-misc-unsafe-memory-access=allow %COLLECTOR% %JAVA_OPTS% -jar "%LAPWING_HOME%\lib\lapwing.jar" %*
exit /b %ERRORLEVEL%

:missing
echo Lapwing needs Java 25 or newer%FOUND%: install one and set JAVA_HOME to its folder. 1>&2
exit /b 1

rem Takes a java as JAVA_EXE when it is new enough. The version goes through a file, because quoting a path with
rem spaces and brackets inside a FOR command goes wrong on some systems.
:try
set "MAJOR="
set "PROBE=%TEMP%\lapwing-java-%RANDOM%.txt"
"%~1" -XshowSettings:properties -version > "%PROBE%" 2>&1
for /f "usebackq tokens=1,3" %%a in ("%PROBE%") do if "%%a"=="java.specification.version" set "MAJOR=%%b"
del "%PROBE%" > nul 2>&1
if not defined MAJOR exit /b 0
for /f "delims=." %%m in ("%MAJOR%") do set "MAJOR=%%m"
if %MAJOR% GEQ 25 set "JAVA_EXE=%~1"
if not defined JAVA_EXE if not defined FOUND set "FOUND= and found only Java %MAJOR%"
exit /b 0
