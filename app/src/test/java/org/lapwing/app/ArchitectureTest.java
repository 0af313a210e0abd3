package org.lapwing.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lapwing.accuracy.planted.PlantedClimber;
import org.lapwing.app.planted.PlantedOffender;
import org.lapwing.prediction.PredictionSettings;

/// The walls between the modules that Maven's arrows alone do not make.
class ArchitectureTest {

    private static JavaClasses lapwing;

    private static final ArchRule HEADLESS_CODE_HAS_NO_JAVAFX = noClasses()
            .that()
            .resideOutsideOfPackages("org.lapwing.mapview..", "org.lapwing.workbench..", "org.lapwing.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..")
            .because("the command line and cluster executors run without JavaFX");

    private static final ArchRule VIEW_MODELS_HAVE_NO_CONTROLS = noClasses()
            .that()
            .resideInAPackage("org.lapwing.workbench.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("view models are tested without a toolkit");

    private static final ArchRule THREADS_COME_FROM_JOBS = noClasses()
            .that()
            .resideOutsideOfPackages("org.lapwing.jobs..", "org.lapwing.app")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class, ThreadFactory.class, Thread.Builder.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .because("every thread has a name and an owner");

    private static final ArchRule NOBODY_INTERRUPTS = noClasses()
            .should()
            .callMethod(Thread.class, "interrupt")
            .because("an interrupt closes file channels that other readers share");

    private static final ArchRule ENGINE_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lapwing.model.djl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .because("no engine type leaves the package that owns its threads and memory");

    private static final ArchRule RUNTIME_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lapwing.model.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.onnx..")
            .because("no runtime type leaves the package that owns its sessions");

    private static final ArchRule IMAGING_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("org.lapwing.raster.geotiff..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.media.jai..", "org.geotools.gce..", "it.geosolutions..")
            .because("these types are replaced in the next GeoTools");

    private static final ArchRule TIME_AND_CHANCE_ARE_PARAMETERS = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callConstructor(Random.class)
            .because("results must repeat");

    private static final ArchRule ONLY_THE_APPLICATION_SETS_PROPERTIES = noClasses()
            .that()
            .resideOutsideOfPackage("org.lapwing.app..")
            .should()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .because("settings of the process are made once, first");

    private static final ArchRule NOTHING_IS_DESERIALISED = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.ObjectInputStream.class)
            .because("files from others are data");

    private static final ArchRule RECORDS_HOLD_NO_ARRAYS = classes()
            .that()
            .areAssignableTo(Record.class)
            .should(new HaveNoArrayFields())
            .because("a record with an array is equal only to itself");

    @BeforeAll
    static void importClasses() {
        lapwing = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.lapwing");
        assertTrue(lapwing.size() > 100, "only " + lapwing.size() + " classes were found to check");
    }

    @Test
    void headlessCodeHasNoJavaFx() {
        HEADLESS_CODE_HAS_NO_JAVAFX.check(lapwing);
    }

    @Test
    void viewModelsHaveNoControls() {
        VIEW_MODELS_HAVE_NO_CONTROLS.check(lapwing);
    }

    @Test
    void threadsComeFromJobs() {
        THREADS_COME_FROM_JOBS.check(lapwing);
    }

    @Test
    void nobodyInterrupts() {
        NOBODY_INTERRUPTS.check(lapwing);
    }

    @Test
    void theEngineStaysInside() {
        ENGINE_STAYS_INSIDE.check(lapwing);
    }

    @Test
    void theRuntimeStaysInside() {
        RUNTIME_STAYS_INSIDE.check(lapwing);
    }

    @Test
    void imagingStaysInside() {
        IMAGING_STAYS_INSIDE.check(lapwing);
    }

    @Test
    void timeAndChanceAreParameters() {
        TIME_AND_CHANCE_ARE_PARAMETERS.check(lapwing);
    }

    @Test
    void onlyTheApplicationSetsProperties() {
        ONLY_THE_APPLICATION_SETS_PROPERTIES.check(lapwing);
    }

    @Test
    void nothingIsDeserialised() {
        NOTHING_IS_DESERIALISED.check(lapwing);
    }

    @Test
    void modulesUseOnlyWhatTheirArrowsReach() {
        ModuleArrows.rules().forEach(rule -> rule.check(lapwing));
    }

    @Test
    void everyModuleHasItsPlaceInThePicture() {
        var found = lapwing.stream()
                .map(each -> each.getPackageName().split("\\."))
                .map(parts -> parts[2])
                .collect(Collectors.toCollection(TreeSet::new));
        found.removeAll(ModuleArrows.modules());
        assertEquals(new TreeSet<>(), found, "name them in ModuleArrows and in modules/README.md");
    }

    @Test
    void recordsHoldNoArrays() {
        RECORDS_HOLD_NO_ARRAYS.check(lapwing);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.lapwing.(**)").should().beFreeOfCycles().check(lapwing);
    }

    @Test
    void theWallsCatchAPlantedOffender() {
        var planted = new ClassFileImporter().importClasses(PlantedOffender.class);

        assertThrows(AssertionError.class, () -> NOBODY_INTERRUPTS.check(planted));
        assertThrows(AssertionError.class, () -> TIME_AND_CHANCE_ARE_PARAMETERS.check(planted));
        assertThrows(AssertionError.class, () -> THREADS_COME_FROM_JOBS.check(planted));
        var climber = new ClassFileImporter().importClasses(PlantedClimber.class, PredictionSettings.class);
        assertThrows(AssertionError.class, () -> ModuleArrows.rules().forEach(rule -> rule.check(climber)));
        assertThrows(
                AssertionError.class,
                () -> RECORDS_HOLD_NO_ARRAYS.check(
                        new ClassFileImporter().importClasses(PlantedOffender.Numbers.class)));
    }
}
