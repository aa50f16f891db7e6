# Read by other scripts with ".": find_java sets JAVA to a Java of at least version 25, or fails.
# The version counts, not the name: "java" may be an older one while a newer one stands elsewhere.

java_version() { # DIR: the major version of the Java installed there, read without starting it
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_java() { # DIR...: looks there first
  on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) && on_path=${on_path%/bin/java}
  for dir in "$@" "${JAVA_HOME:-}" "${on_path:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*; do
    [ -n "$dir" ] && [ -x "$dir/bin/java" ] || continue
    version=$(java_version "$dir")
    [ "${version:-0}" -ge 25 ] || continue
    JAVA_HOME=$dir
    JAVA=$dir/bin/java
    return 0
  done
  return 1
}
