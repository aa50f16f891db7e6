package org.limitlab.engine.store;

/** Keys are names of files and folders, so only letters, digits, - and _ may stand in them. */
final class Keys {

    private static final int MOST = 128;

    private Keys() {}

    static String check(String key) {
        if (!isValid(key)) {
            throw new IllegalArgumentException(
                    "key \"" + key + "\": 1 to " + MOST + " letters, digits, - and _ are allowed");
        }
        return key;
    }

    static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= MOST && key.chars().allMatch(Keys::isPlain);
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_';
    }
}
