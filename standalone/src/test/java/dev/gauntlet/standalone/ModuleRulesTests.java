package dev.gauntlet.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who may know whom, and what each module never does. */
@AnalyzeClasses(packages = "dev.gauntlet", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTests {

  @ArchTest
  static final ArchRule modulesKnowOnlyWhatTheDesignDraws =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("workflows")
          .definedBy("dev.gauntlet.workflows..")
          .layer("storage")
          .definedBy("dev.gauntlet.storage..")
          .layer("activities")
          .definedBy("dev.gauntlet.activities..")
          .layer("web")
          .definedBy("dev.gauntlet.web..")
          .layer("worker")
          .definedBy("dev.gauntlet.worker..")
          .layer("cli")
          .definedBy("dev.gauntlet.cli..")
          .layer("standalone")
          .definedBy("dev.gauntlet.standalone..")
          .whereLayer("standalone")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("worker")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("activities")
          .mayOnlyBeAccessedByLayers("worker")
          .whereLayer("storage")
          .mayOnlyBeAccessedByLayers("activities", "worker", "web", "standalone");

  @ArchTest
  static final ArchRule workflowsTouchNothingButTemporal =
      noClasses()
          .that()
          .resideInAPackage("dev.gauntlet.workflows..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "java.sql..",
              "javax.sql..",
              "java.net.http..",
              "java.nio.file..",
              "dev.langchain4j..");

  @ArchTest
  static final ArchRule workflowImplementationsReadNoClockAndDrawNoLots =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("WorkflowImpl")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.random..")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule sqlIsInStorageAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.gauntlet.storage..", "dev.gauntlet.standalone..", "dev.gauntlet.testing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "org.postgresql..");

  @ArchTest
  static final ArchRule storageCallsNeitherTemporalNorHttp =
      noClasses()
          .that()
          .resideInAPackage("dev.gauntlet.storage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "java.net.http..", "dev.langchain4j..");

  @ArchTest
  static final ArchRule theWebHoldsNoImplementationAndCallsNoModel =
      noClasses()
          .that()
          .resideInAPackage("dev.gauntlet.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.langchain4j..", "io.temporal.worker..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("WorkflowImpl")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("ActivitiesImpl");

  @ArchTest
  static final ArchRule theTerminalSpeaksRestOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.gauntlet.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "org.springframework..", "java.sql..");

  @ArchTest
  static final ArchRule implementationsAreOfWorkflowsOrActivities =
      classes()
          .that()
          .haveSimpleNameEndingWith("Impl")
          .and()
          .resideInAPackage("dev.gauntlet..")
          .should()
          .haveNameMatching(".*(Workflow|Activities)Impl");

  @ArchTest
  static final ArchRule configurationIsReadIntoRecords =
      classes().that().areAnnotatedWith(ConfigurationProperties.class).should().beRecords();

  @ArchTest
  static final ArchRule featuresDoNotKnowEachOtherInCircles =
      slices().matching("dev.gauntlet.(*).(*)..").should().beFreeOfCycles();
}
