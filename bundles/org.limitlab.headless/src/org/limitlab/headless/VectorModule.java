package org.limitlab.headless;

/**
 * Defines the module jdk.incubator.vector at run time. The option --add-modules would do the same
 * and print a warning at each start; this way needs the options --add-exports
 * java.base/jdk.internal.module=ALL-UNNAMED and -XX:+EnableVectorSupport, which the start script
 * gives. Where the module is not to be had, numerics that use it say so by name.
 */
final class VectorModule {

    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /** Defines the module, unless it is there already; before any class that uses it is loaded. */
    static void define() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(VectorModule.class.getName())
                    .log(System.Logger.Level.DEBUG, NAME + " is not to be had", e);
        }
    }
}
