package org.limitlab.headless;

import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.limitlab.headless.shell.Environment;
import org.limitlab.platform.RegistryCatalog;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The Equinox application behind the {@code limitlab} script: hands the arguments to {@link Main}.
 */
public final class Application implements IApplication {

    private static final int BUFFER = 1 << 16;

    @Override
    public Object start(IApplicationContext context) {
        VectorModule.define();
        var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        PrintStream out = stream(FileDescriptor.out);
        int code =
                Main.run(
                        arguments,
                        () -> RegistryCatalog.load(RegistryFactory.getRegistry()),
                        System.in,
                        out,
                        stream(FileDescriptor.err),
                        Environment.system(version()));
        out.flush();
        return code;
    }

    /** UTF-8 whatever the locale: what we write is read by programs. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
                false,
                StandardCharsets.UTF_8);
    }

    private static String version() {
        Version version = FrameworkUtil.getBundle(Application.class).getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    /** Does nothing: a stop arrives as a signal, which the command itself answers. */
    @Override
    public void stop() {}
}
