package httpmonitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the house: which package may use which, and what stays pure. */
class ArchitectureTest {

    /** Each package, and which of our other packages it may use; {@code cli} may use all. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("bytes", List.of()),
            Map.entry("accesslog.line", List.of("bytes")),
            Map.entry("accesslog.wrapper", List.of("bytes", "accesslog.line")),
            Map.entry("accesslog.format", List.of("bytes", "accesslog.line")),
            Map.entry("accesslog", List.of("bytes", "accesslog.line", "accesslog.wrapper", "accesslog.format")),
            Map.entry("traffic", List.of()),
            Map.entry("alert", List.of("traffic")),
            Map.entry("alert.suggest", List.of("traffic", "alert")),
            Map.entry("alert.explain", List.of("traffic", "alert")),
            Map.entry("poller.tick", List.of("traffic", "alert")),
            Map.entry("view.text", List.of("traffic", "alert", "poller.tick")),
            Map.entry("view.report", List.of("traffic", "alert", "alert.explain", "alert.suggest", "view.text")),
            Map.entry(
                    "view.json",
                    List.of(
                            "traffic",
                            "alert",
                            "alert.explain",
                            "alert.suggest",
                            "poller.tick",
                            "view.text",
                            "view.report")),
            Map.entry("view.csv", List.of("traffic", "alert", "poller.tick", "view.text", "view.report")),
            Map.entry("view.screen.keys", List.of()),
            Map.entry("view.screen.state", List.of("traffic", "alert", "poller.tick", "view.text", "view.screen.keys")),
            Map.entry(
                    "view.screen.pages",
                    List.of("traffic", "alert", "poller.tick", "view.text", "view.screen.keys", "view.screen.state")),
            Map.entry(
                    "view.terminal",
                    List.of(
                            "traffic",
                            "alert",
                            "poller.tick",
                            "view.text",
                            "view.screen.keys",
                            "view.screen.state",
                            "view.screen.pages")),
            Map.entry(
                    "view.web",
                    List.of(
                            "traffic",
                            "alert",
                            "poller.tick",
                            "view.text",
                            "view.report",
                            "view.json",
                            "http",
                            "files")),
            Map.entry("generate.site", List.of()),
            Map.entry("compression", List.of()),
            Map.entry("generate", List.of("accesslog", "accesslog.line", "generate.site", "compression")),
            Map.entry("ingest.tail.file", List.of("files", "compression")),
            Map.entry("ingest.tail.identity", List.of("files", "ingest.tail.file")),
            Map.entry("ingest.tail.checkpoint", List.of("files", "ingest.tail.file", "ingest.tail.identity")),
            Map.entry(
                    "ingest.tail",
                    List.of(
                            "bytes",
                            "files",
                            "compression",
                            "ingest.tail.file",
                            "ingest.tail.identity",
                            "ingest.tail.checkpoint")),
            Map.entry("files", List.of()),
            Map.entry("console", List.of("files", "view.text")),
            Map.entry("compose", List.of("files", "console", "elastic.rest", "elastic.schema", "elastic.admin")),
            Map.entry("retry", List.of()),
            Map.entry("http", List.of()),
            Map.entry(
                    "ingest.ship",
                    List.of(
                            "accesslog",
                            "accesslog.line",
                            "accesslog.format",
                            "ingest.tail",
                            "ingest.tail.file",
                            "ingest.tail.identity",
                            "ingest.tail.checkpoint",
                            "retry")),
            Map.entry("poller.notify", List.of("files", "traffic", "alert", "retry", "poller.tick")),
            Map.entry(
                    "poller.notify.target",
                    List.of("traffic", "alert", "retry", "http", "poller.notify", "poller.tick")),
            Map.entry("poller.metrics", List.of("traffic", "alert", "http", "poller.notify", "poller.tick")),
            Map.entry("elastic.rest", List.of("files", "http")),
            Map.entry("elastic.schema", List.of("elastic.rest")),
            Map.entry(
                    "elastic.write",
                    List.of("bytes", "files", "accesslog.line", "ingest.ship", "elastic.rest", "elastic.schema")),
            Map.entry("elastic.query.search", List.of("traffic", "elastic.rest", "elastic.schema")),
            Map.entry(
                    "elastic.query",
                    List.of("http", "traffic", "elastic.rest", "elastic.schema", "elastic.query.search")),
            Map.entry(
                    "elastic.admin",
                    List.of("http", "elastic.rest", "elastic.schema", "elastic.query", "elastic.query.search")),
            Map.entry("elastic.alerts", List.of("alert", "poller.notify", "elastic.rest", "elastic.schema")),
            Map.entry(
                    "logstash",
                    List.of("accesslog", "accesslog.line", "accesslog.format", "elastic.schema", "elastic.write")),
            Map.entry("store.process", List.of("files")),
            Map.entry("store", List.of("files", "elastic.rest", "store.process")),
            Map.entry("store.hits", List.of("console", "store", "elastic.rest", "elastic.schema", "elastic.admin")),
            Map.entry(
                    "doctor",
                    List.of(
                            "accesslog",
                            "accesslog.format",
                            "traffic",
                            "poller.tick",
                            "view.text",
                            "files",
                            "console",
                            "ingest.tail.file",
                            "ingest.tail.checkpoint",
                            "elastic.rest",
                            "elastic.schema",
                            "elastic.query",
                            "elastic.query.search",
                            "elastic.admin")));

    private static final String[] PURE = {
        "httpmonitor.bytes",
        "httpmonitor.accesslog..",
        "httpmonitor.traffic",
        "httpmonitor.alert..",
        "httpmonitor.view.text",
        "httpmonitor.view.report",
        "httpmonitor.view.json",
        "httpmonitor.view.csv",
        "httpmonitor.view.screen.."
    };

    /** Whose members JRuby calls. */
    private static final List<String> CALLED_BY_OTHERS = List.of("httpmonitor.logstash");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("httpmonitor");

    @Test
    void everyPackageUsesOnlyWhatTheHouseAllows() {
        MAY_USE.forEach((name, allowed) -> {
            List<String> packages = new ArrayList<>(
                    allowed.stream().map(used -> "httpmonitor." + used).toList());
            packages.add("httpmonitor." + name);
            classes()
                    .that()
                    .resideInAPackage("httpmonitor." + name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(outsideAnd(packages))
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        });
    }

    private static String[] outsideAnd(List<String> packages) {
        List<String> all = new ArrayList<>(packages);
        all.addAll(List.of("java..", "javax..", "jdk..", "co..", "com..", "io..", "org..", "picocli.."));
        return all.toArray(String[]::new);
    }

    @Test
    void everyPackageStandsInTheHouse() {
        TreeSet<String> found = new TreeSet<>();
        PRODUCT.forEach(type -> found.add(type.getPackageName().replaceFirst("^httpmonitor\\.?", "")));
        found.removeIf(name -> name.equals("cli") || name.startsWith("cli."));
        assertThat(MAY_USE.keySet()).containsAll(found);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("httpmonitor.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    /** Usage knows no option, an option no run, a run no command; a command may use all of them. */
    @Test
    void theCommandLineStandsInLayers() {
        List<String> layers = List.of("httpmonitor.cli", "httpmonitor.cli.run", "httpmonitor.cli.options");
        List<String> below = List.of("httpmonitor.cli.run", "httpmonitor.cli.options", "httpmonitor.cli.usage");
        for (int i = 0; i < layers.size(); i++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(below.subList(i, below.size()).toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(layers.get(i))
                    .check(PRODUCT);
        }
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("httpmonitor.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(PRODUCT);
    }

    @Test
    void noSimpleNameStandsTwice() {
        List<String> names = PRODUCT.stream()
                .filter(type -> !type.isMemberClass() && !type.isAnonymousClass() && !type.isLocalClass())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void purePackagesKnowNoClockFileNetworkOrStore() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "java.util.concurrent..", "co.elastic..", "org.slf4j..");
        rule.check(PRODUCT);
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(PRODUCT);
    }

    @Test
    void onlyElasticAndTheCommandLineKnowTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages("httpmonitor.elastic..", "httpmonitor.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("co.elastic..")
                .check(PRODUCT);
    }

    /** Its classes are loaded where a port for metrics is given, and nowhere else. */
    @Test
    void onlyMetricsKnowsPrometheusLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("httpmonitor.poller.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus..")
                .check(PRODUCT);
    }

    @Test
    void everyPackageSaysWhereNullIsAllowed() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(PRODUCT);
    }

    @Test
    void noFolderHoldsMoreThanThirtyFiles() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            Map<Path, Long> perFolder = files.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(perFolder)
                    .isNotEmpty()
                    .allSatisfy((folder, count) ->
                            assertThat(count).as("%s", folder).isLessThanOrEqualTo(30));
        }
    }

    @Test
    void noCommentIsWiderThanTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                assertThat(Files.readAllLines(source))
                        .as("%s", source)
                        .noneMatch(line -> line.length() > 120 && line.strip().matches("(?s)(/?\\*|//).*"));
            }
        }
    }

    /** A member that tests alone call belongs to their fixtures. */
    @Test
    void noMemberIsThereForTestsAlone() {
        List<String> unused = PRODUCT.stream()
                .filter(type -> !CALLED_BY_OTHERS.contains(type.getPackageName()))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(member -> member.getAccessesToSelf().isEmpty())
                .filter(ArchitectureTest::isCalledByName)
                .map(JavaCodeUnit::getFullName)
                // With it, tests fail where Elasticsearch warns that something will be removed.
                .filter(name -> !name.startsWith("httpmonitor.elastic.rest.ElasticConnection.strict("))
                .sorted()
                .toList();
        assertThat(unused).isEmpty();
    }

    /** Whether nothing but a call by its name leads to it: no override, no framework, no generated code. */
    private static boolean isCalledByName(JavaCodeUnit member) {
        JavaClass owner = member.getOwner();
        boolean generated = member.getModifiers().contains(JavaModifier.SYNTHETIC)
                || member.getModifiers().contains(JavaModifier.ABSTRACT)
                || (owner.isEnum() && List.of("values", "valueOf").contains(member.getName()))
                || member.getName().equals("main");
        boolean ofRecord = owner.isRecord()
                && (member.isConstructor()
                        || owner.tryGetField(member.getName()).isPresent()
                        || List.of("equals", "hashCode", "toString").contains(member.getName()));
        boolean overrides = Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(method -> method.getName().equals(member.getName())
                        && method.getRawParameterTypes().size()
                                == member.getRawParameterTypes().size());
        // picocli makes commands by the constructor without parameters.
        boolean plainConstructor = member.isConstructor()
                && (member.getModifiers().contains(JavaModifier.PRIVATE)
                        || member.getRawParameterTypes().isEmpty());
        return !generated
                && !ofRecord
                && !overrides
                && !plainConstructor
                && member.getAnnotations().isEmpty()
                && !owner.isAnonymousClass()
                && !member.getName().equals("<clinit>");
    }
}
