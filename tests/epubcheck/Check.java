/* Check.java - epubcheck on the files that standard input names, in one JVM: a cold start costs seconds, a warm file 20 ms. */
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class Check {
    /* What epubcheck says of one file, kept until its turn to be printed. */
    static class Findings extends MasterReport {
        final List<String> lines = new ArrayList<>();
        final boolean verbose;
        int fatals, errors, warnings;

        Findings(String name, boolean verbose) {
            this.verbose = verbose;
            setEpubFileName(name);
            setLocale(Locale.ENGLISH);
        }

        @Override
        public void message(Message message, EPUBLocation at, Object... arguments) {
            boolean fault = count(message.getSeverity());

            if (!fault && !verbose)
                return;
            String text = message.getMessage(arguments).replaceAll("\\s+", " ").trim();
            lines.add(getEpubFileName() + ": " + message.getSeverity() + " " + message.getID()
                + " " + place(at) + ": " + text);
        }

        boolean count(Severity severity) {
            switch (severity) {
            case FATAL: fatals++; return true;
            case ERROR: errors++; return true;
            case WARNING: warnings++; return true;
            default: return false;          /* usage, info and what is suppressed */
            }
        }

        static String place(EPUBLocation at) {
            String path = at.getPath() == null || at.getPath().isEmpty() ? "-" : at.getPath();

            return at.getLine() > 0 ? path + ":" + at.getLine() + ":" + at.getColumn() : path;
        }

        boolean clean() {
            return fatals + errors + warnings == 0;
        }

        @Override
        public void info(String resource, FeatureEnum feature, String value) {
        }

        @Override
        public int generate() {
            return 0;
        }

        @Override
        public void initialize() {
        }
    }

    static Findings check(String path, boolean verbose) {
        Findings findings = new Findings(path, verbose);

        try {
            new EpubCheck(new File(path), findings).check();
        } catch (Throwable fault) {         /* a crash of the checker must not pass for a clean file */
            findings.lines.add(path + ": FATAL crash of epubcheck: " + fault);
            findings.count(Severity.FATAL);
        }
        return findings;
    }

    static void print(Findings found, boolean tap) {
        String name = new File(found.getEpubFileName()).getName();

        if (tap)
            System.out.println((found.clean() ? "ok" : "not ok") + " - epubcheck " + name);
        for (String line : found.lines)
            System.out.println(tap ? "# " + line : line);
    }

    public static void main(String[] arguments) throws Exception {
        List<String> paths = new ArrayList<>();
        List<Future<Findings>> results = new ArrayList<>();
        boolean verbose = false, tap = false;
        int clean = 0, fatals = 0, errors = 0, warnings = 0;

        for (String argument : arguments) {
            if (argument.equals("-v"))
                verbose = true;
            else if (argument.equals("--tap"))
                tap = true;
            else
                throw new IllegalArgumentException(argument);
        }
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            in.lines().forEach(paths::add);
        }
        /* epubcheck's only state that all its reports share, and a plain HashSet. */
        MasterReport.allReportedMessageIds = ConcurrentHashMap.newKeySet();
        boolean all = verbose;
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (String path : paths)
            results.add(pool.submit(() -> check(path, all)));
        for (Future<Findings> result : results) {
            Findings found = result.get();

            print(found, tap);
            clean += found.clean() ? 1 : 0;
            fatals += found.fatals;
            errors += found.errors;
            warnings += found.warnings;
        }
        pool.shutdown();
        if (!tap)
            System.out.printf("epubcheck %s: %d of %d files clean; %d fatal, %d errors, %d warnings%n",
                EpubCheck.version(), clean, paths.size(), fatals, errors, warnings);
        System.exit(clean == paths.size() && clean > 0 ? 0 : 1);
    }
}
