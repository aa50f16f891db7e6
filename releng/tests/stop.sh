# Runs that are stopped, killed, or cannot write: exit codes, and what is left on the disk.

slow() { # an experiment of hours, with blocks of a second or so
  local model
  model=$("$product/limitlab" list models --json | sed -n '1s/.*"id":"\([^"]*\)".*/\1/p')
  "$product/limitlab" -q new "$model" -o slow.yaml
}

start() { # DIR [COMMAND...]: a run in the background; returns when it has written something
  local dir=$1 i
  shift
  touch before
  "$@" "$product/limitlab" run slow.yaml --replicas 10000000 -o "$dir" >out 2>err &
  pid=$!
  for i in $(seq 300); do
    # a new file: one of an earlier run says nothing of the signals that this one is ready for
    [ -n "$(find "$dir/cells" -name '*.h5' -newer before -print -quit 2>/dev/null)" ] && return
    kill -0 $pid || { echo "ended early:"; cat err; return 1; }
    sleep 0.2
  done
  echo "wrote nothing in a minute"
  return 1
}

ends() { # CODE: the run in the background ends with it
  local seen=0
  wait $pid || seen=$?
  [ $seen = "$1" ] && return
  echo "exit $seen, not $1:"; cat err
  return 1
}

no_trace() { ! grep -nE '^[[:space:]]+at |Exception in' err; }

all_whole() { # DIR: nothing but finished files
  [ -z "$(find "$1" -name '*.tmp*')" ]
}

test_term_makes_a_checkpoint_and_exits_75() {
  slow
  start r
  kill -TERM $pid
  ends 75
  contains err "the same command goes on"
  no_trace
  all_whole r
  files=$(find r -name '*.h5' | wc -l)
  start r
  kill -USR1 $pid
  ends 75
  [ "$(find r -name '*.h5' | wc -l)" -ge "$files" ]
}

test_one_ctrl_c_makes_a_checkpoint_and_exits_130() {
  slow
  start r env --default-signal=INT
  kill -INT $pid
  ends 130
  no_trace
  all_whole r
}

test_ctrl_c_twice_ends_at_once() {
  slow
  start r env --default-signal=INT
  kill -INT $pid
  kill -INT $pid
  ends 130
  no_trace
  start r
  kill -TERM $pid
  ends 75
  all_whole r
}

test_kill_9_loses_nothing_that_was_finished() {
  slow
  start r
  kill -KILL $pid
  wait $pid || true
  before=$(cd r && find . -name '*.h5' | sort | xargs sha256sum)
  start r
  kill -TERM $pid
  ends 75
  all_whole r
  (cd r && echo "$before" | sha256sum --check --quiet)
}

test_read_only_directory_exits_6() {
  slow
  mkdir -m 555 ro
  chmod 755 .
  if [ "$(id -u)" = 0 ]; then nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"; else nobody=; fi
  HOME=/nonexistent exits 6 $nobody "$product/limitlab" run slow.yaml -o ro/r
  [ "$(wc -l <err)" = 1 ]
  contains err "ro"
  no_trace
}

test_full_disk_exits_6_and_goes_on_when_there_is_room() {
  slow
  mkdir disk
  mount -t tmpfs -o size=512k limitlab disk 2>/dev/null || { echo "no right to mount: not tested"; return 0; }
  trap 'umount disk' EXIT
  exits 6 "$product/limitlab" run slow.yaml --replicas 10000000 -o disk/r
  contains err "disk/r"
  no_trace
  all_whole disk/r
  mount -o remount,size=64m disk
  start disk/r
  kill -TERM $pid
  ends 75
}

test_standard_output_that_is_full_exits_6() {
  seen=0
  "$product/limitlab" describe --schema >/dev/full 2>err || seen=$?
  [ $seen = 6 ]
  [ "$(wc -l <err)" = 1 ]
}
