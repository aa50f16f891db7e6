# The start script of the product.

fake_jdk() { # DIR VERSION: looks like a JDK, and says so when it is started
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
  printf '#!/bin/sh\necho fake %s "$@"\n' "$2" >"$1/bin/java"
  chmod +x "$1/bin/java"
}

test_unknown_command_exits_2() { exits 2 "$product/limitlab" no-such-command && empty out; }

test_nothing_but_the_answer_on_standard_error() {
  exits 2 "$product/limitlab" no-such-command
  lacks err 'INFO|SLF4J|WARNING'
}

test_starts_through_a_link_from_elsewhere() {
  ln -s "$product/limitlab" here
  exits 2 ./here no-such-command
}

test_starts_from_a_path_with_spaces() {
  cp -RL "$product" "a b"
  exits 2 "a b/limitlab" no-such-command
}

test_java_is_chosen_by_version() {
  fake_jdk old 17.0.1
  JAVA_HOME=$PWD/old exits 2 "$product/limitlab" no-such-command
  fake_jdk new 26
  JAVA_HOME=$PWD/new exits 0 "$product/limitlab" no-such-command
  contains out "fake 26"
}

test_numerics_get_the_second_compiler() {
  fake_jdk new 25
  JAVA_HOME=$PWD/new exits 0 "$product/limitlab" -v run something
  lacks out TieredStopAtLevel
  JAVA_HOME=$PWD/new exits 0 "$product/limitlab" list
  contains out TieredStopAtLevel=1
}

as_nobody() { # COMMAND...: without the rights of root, to which nothing is read-only
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}

read_only_copy() {
  cp -RL "$product" ro
  rm -rf ro/configuration/org.eclipse.osgi ro/configuration/org.eclipse.core.runtime ro/configuration/org.eclipse.equinox.app
  chmod -R a-w ro
  chmod 755 .
  mkdir -m 777 home temporary
}

test_installation_may_be_read_only() {
  read_only_copy
  exits 2 as_nobody env -u XDG_CACHE_HOME HOME="$PWD/home" ro/limitlab no-such-command
  [ -d home/.cache/limitlab ]
}

test_home_may_be_read_only_too() {
  read_only_copy
  chmod 555 home
  exits 2 as_nobody env -u XDG_CACHE_HOME HOME="$PWD/home" TMPDIR="$PWD/temporary" ro/limitlab no-such-command
  exits 6 as_nobody env -u XDG_CACHE_HOME HOME="$PWD/home" TMPDIR="$PWD/home" ro/limitlab no-such-command
  contains err XDG_CACHE_HOME
}

test_many_start_at_once() {
  cp -RL "$product" fresh
  rm -rf fresh/configuration/org.eclipse.osgi fresh/configuration/org.eclipse.core.runtime fresh/configuration/org.eclipse.equinox.app
  local i pids= code
  for i in 1 2 3 4 5; do
    fresh/limitlab no-such-command >"out$i" 2>"err$i" &
    pids="$pids $!"
  done
  i=0
  for pid in $pids; do
    i=$((i + 1)) code=0
    wait "$pid" || code=$?
    [ "$code" = 2 ] || { echo "start $i: exit $code"; cat "out$i" "err$i"; return 1; }
  done
}

test_vectors_are_there_without_a_warning() {
  exits 0 "$product/limitlab" doctor
  contains out 'vectors    ok'
  empty err
  exits 0 "$product/limitlab" -q simulate self-attention --set tokens=20 --at 0.1 --replicas 1 --seed 1 --observable meanCosine
  empty err
}
