# For the tests beside: each prints what it saw before it fails.

exits() { # CODE COMMAND...: runs it; output lands in the files out and err
  local code=$1 seen=0
  shift
  "$@" >out 2>err || seen=$?
  [ "$seen" = "$code" ] && return
  echo "exit $seen, not $code: $*"
  echo "standard output:"; cat out
  echo "standard error:"; cat err
  return 1
}

contains() { # FILE TEXT
  grep -qF -- "$2" "$1" && return
  echo "no \"$2\" in $1:"; cat "$1"
  return 1
}

lacks() { # FILE PATTERN: not "! grep", whose failure set -e does not see
  ! grep -nE -- "$2" "$1" || { echo "found in $1"; return 1; }
}

empty() { # FILE
  [ ! -s "$1" ] && return
  echo "$1 is not empty:"; cat "$1"
  return 1
}
