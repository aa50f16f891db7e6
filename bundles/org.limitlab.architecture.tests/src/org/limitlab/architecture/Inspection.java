package org.limitlab.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads manifests and sources of a folder of bundles and lists what breaks the rules. */
final class Inspection {
    static final int LONGEST_FILE = 600;

    private static final String PREFIX = "org.limitlab.";
    private static final Pattern OUTSIDE_QUOTES =
            Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+(?:static\\s+)?(\\w+(?:\\.\\w+)*)", Pattern.MULTILINE);
    private static final Pattern QUALIFIED =
            Pattern.compile(
                    "\\b(?:org\\.(?:eclipse|osgi|limitlab)|java\\.awt|javax\\.swing)(?:\\.\\w+)+");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile(
                    "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'",
                    Pattern.DOTALL);
    private static final Pattern LEFT_BEHIND = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    private final Path bundles;
    private final List<String> names;
    private final List<String> found = new ArrayList<>();

    private Inspection(Path bundles, List<String> names) {
        this.bundles = bundles;
        this.names = names;
    }

    /**
     * Lists every forbidden arrow, overlong file and left-behind mark.
     *
     * @param bundles folder that holds one folder for each bundle
     */
    static List<String> of(Path bundles) throws IOException {
        try (Stream<Path> folders = Files.list(bundles)) {
            List<String> names =
                    folders.filter(f -> Files.exists(f.resolve("META-INF/MANIFEST.MF")))
                            .map(f -> f.getFileName().toString().substring(PREFIX.length()))
                            // longest first: report.graphics2d before report
                            .sorted(Comparator.comparing(String::length).reversed())
                            .toList();
            Inspection inspection = new Inspection(bundles, names);
            for (String name : names) {
                inspection.inspect(name);
            }
            return inspection.found;
        }
    }

    private void inspect(String bundle) throws IOException {
        Path folder = bundles.resolve(PREFIX + bundle);
        var layer = Layer.of(bundle);
        if (layer.isEmpty()) {
            found.add(bundle + ": has no row in Layer: say what it may use");
            return;
        }
        readManifest(bundle, layer.get(), folder.resolve("META-INF/MANIFEST.MF"));
        Path sources = folder.resolve("src");
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                readSource(bundle, layer.get(), file);
            }
        }
    }

    private void readManifest(String bundle, Layer layer, Path file) throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(file)) {
            manifest = new Manifest(in);
        }
        for (String required : entries(manifest, "Require-Bundle")) {
            boolean ours = required.startsWith(PREFIX);
            if (ours
                    ? !layer.allows(required.substring(PREFIX.length()))
                    : !layer.allowsBundle(required)) {
                found.add(bundle + ": MANIFEST.MF requires " + required);
            }
        }
        for (String imported : entries(manifest, "Import-Package")) {
            checkName(bundle, layer, imported, "MANIFEST.MF imports ");
        }
        for (String host : entries(manifest, "Fragment-Host")) {
            if (bundle.endsWith(".tests")
                    && !host.equals(PREFIX + bundle.replaceFirst("\\.tests$", ""))) {
                found.add(bundle + ": MANIFEST.MF names another host, " + host);
            }
        }
    }

    private static List<String> entries(Manifest manifest, String header) {
        String value = manifest.getMainAttributes().getValue(header);
        return value == null
                ? List.of()
                : OUTSIDE_QUOTES
                        .splitAsStream(value)
                        .map(entry -> entry.replaceFirst(";.*", "").strip())
                        .toList();
    }

    private void readSource(String bundle, Layer layer, Path file) throws IOException {
        String text = Files.readString(file);
        String place = bundles.relativize(file) + ": ";
        long lines = text.lines().count();
        if (lines > LONGEST_FILE) {
            found.add(place + lines + " lines, more than " + LONGEST_FILE);
        }
        COMMENT_OR_TEXT
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(comment -> comment.startsWith("/"))
                .flatMap(comment -> LEFT_BEHIND.matcher(comment).results())
                .forEach(m -> found.add(place + "says " + m.group()));
        String code = COMMENT_OR_TEXT.matcher(text).replaceAll(" ");
        IMPORT.matcher(code)
                .results()
                .forEach(m -> checkName(bundle, layer, m.group(1), place + "imports "));
        String body = code.replaceAll("(?m)^(?:import|package)\\s[^;]*;", "");
        QUALIFIED
                .matcher(body)
                .results()
                .forEach(m -> checkName(bundle, layer, m.group(), place + "uses "));
    }

    private void checkName(String bundle, Layer layer, String name, String what) {
        if (!name.startsWith(PREFIX)) {
            if (!layer.allowsPackage(name)) {
                found.add(what + name + ", which " + bundle + " may not");
            }
            return;
        }
        String inner = name.substring(PREFIX.length());
        String owner = owner(inner);
        String self = bundle.replaceFirst("\\.tests$", "");
        boolean own = owner.equals(self) || owner.equals(inner) && inner.startsWith(self + ".");
        if (!own && !layer.allows(owner)) {
            found.add(what + name + ", which " + bundle + " may not");
        }
    }

    private String owner(String inner) {
        return names.stream()
                .filter(n -> inner.equals(n) || inner.startsWith(n + "."))
                .findFirst()
                .orElse(inner);
    }
}
