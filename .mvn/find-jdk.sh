# Sourced by ./gauntlet and ./mvnw: sets JAVA_HOME to a JDK of 21 or newer, or ends with a sentence.
# A JAVA_HOME that will do is kept; else the newest JDK of the usual places is taken.

# The feature version of the JDK in a folder; nothing for a folder without one (or with only a JRE).
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

jdk_on_path() {
  local command
  command=$(command -v javac) || return 0
  while [ -L "$command" ]; do
    local target
    target=$(readlink "$command")
    case $target in
      /*) command=$target ;;
      *) command=$(dirname "$command")/$target ;;
    esac
  done
  dirname "$(dirname "$command")"
}

find_jdk() {
  local least=21 found='' newest=0 version candidate given=${JAVA_HOME:-}
  if [ -n "$given" ]; then
    version=$(jdk_version "$given")
    if [ "${version:-0}" -ge "$least" ]; then
      export JAVA_HOME
      return 0
    fi
  fi
  for candidate in "$(jdk_on_path)" \
    /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* \
    /opt/jdk* /opt/java/*; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "$candidate")
    if [ "${version:-0}" -ge "$least" ] && [ "$version" -gt "$newest" ]; then
      newest=$version
      found=$candidate
    fi
  done
  if [ -z "$found" ]; then
    {
      echo "Gauntlet needs a JDK $least or newer (with javac; a JRE is not enough), and none was found."
      [ -z "$given" ] || echo "JAVA_HOME is $given, which is not one."
      echo "Install one, or set JAVA_HOME to where it is."
    } >&2
    return 1
  fi
  export JAVA_HOME=$found
}
