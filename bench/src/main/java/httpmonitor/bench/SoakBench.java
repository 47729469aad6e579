package httpmonitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything together for long: does anything grow? */
@Command(name = "soak", description = "Store, ship, screen and poller for long, the start and the end side by side.")
final class SoakBench extends Bench {

    private static final String TICK = "tick [ms]";
    private static final String MISSED = "missed ticks [ticks]";

    @Option(names = "--minutes", defaultValue = "60", description = "How long (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--rate", defaultValue = "1000", description = "Hits per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--edge",
            defaultValue = "5",
            description = "How many minutes are the start, and the end (default: ${DEFAULT-VALUE}).")
    private int edge;

    private final Map<String, List<Double>> looks = new LinkedHashMap<>();

    @Override
    Report measure(Product product, Scratch scratch) throws IOException, InterruptedException {
        Path ticks = scratch.file("ticks.json");
        try (BenchStore store = BenchStore.start(product, scratch.file("data"), "512m");
                LiveTraffic traffic =
                        new LiveTraffic(product, store, scratch, scratch.file("access.log"), rate, "combined");
                Screen screen = Screen.start(product, store, scratch)) {
            Process poller = product.command("watch", "--output", "json", "--data", store.data())
                    .redirectOutput(ticks.toFile())
                    .redirectError(scratch.file("poller.err").toFile())
                    .start();
            try {
                for (int minute = 1; minute <= minutes; minute++) {
                    progress("minute " + minute + " of " + minutes);
                    Thread.sleep(60_000);
                    look("store", store.figures());
                    look("ship", ProcessFigures.of(traffic.shipper().pid()));
                    look("watch", ProcessFigures.of(poller.pid()));
                    look("screen", screen.figures());
                }
            } finally {
                Product.stop(poller);
            }
        }
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(ticks)) {
            look(json.readTree(line));
        }
        return report();
    }

    private void look(String process, ProcessFigures figures) {
        add(process + ", resident memory [MB]", figures.residentMegabytes());
        add(process + ", open files [files]", (double) figures.openFiles());
        String time = process + ", processor time [s/min]";
        add(time, figures.cpuSeconds() - sum(time));
    }

    private double sum(String what) {
        return looks.getOrDefault(what, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private void look(JsonNode tick) {
        add(TICK, tick.at("/took_ms").asDouble());
        add("lag [s]", tick.at("/ingest/lag_seconds").asDouble());
        add(MISSED, tick.at("/missed_ticks").asDouble());
    }

    private void add(String what, double value) {
        looks.computeIfAbsent(what, name -> new ArrayList<>()).add(value);
    }

    private Report report() {
        Report report = new Report(minutes + " minutes at " + rate
                + " hits per second; processes looked at once a minute, and every tick; the first and the last " + edge
                + " minutes");
        looks.forEach((what, values) -> {
            int bracket = what.indexOf(" [");
            String name = what.substring(0, bracket);
            String unit = what.substring(bracket + 2, what.length() - 1);
            int some = Math.ceilDiv(values.size() * Math.min(edge, minutes), minutes);
            report.add(name + ", start", unit, new Measurements(values.subList(0, some)));
            report.add(name + ", end", unit, new Measurements(values.subList(values.size() - some, values.size())));
        });
        report.add("missed ticks, all of the time", "ticks", Measurements.of(sum(MISSED)));
        report.add(
                "ticks, all of the time",
                "ticks",
                Measurements.of(looks.getOrDefault(TICK, List.of()).size()));
        return report;
    }
}
