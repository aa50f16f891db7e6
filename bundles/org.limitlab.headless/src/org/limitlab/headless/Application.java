package org.limitlab.headless;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/**
 * The Equinox application behind the {@code limitlab} script: hands the arguments to {@link Main}.
 */
public final class Application implements IApplication {
    @Override
    public Object start(IApplicationContext context) {
        var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return Main.run(arguments);
    }

    /** Does nothing: a stop arrives as a signal, which the command itself answers. */
    @Override
    public void stop() {}
}
