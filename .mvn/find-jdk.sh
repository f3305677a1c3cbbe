# shellcheck shell=sh
# Sourced by mvnw: sets JAVA_HOME to a JDK 25 or newer, or stops with one sentence.
# Looks at JAVA_HOME, then at the java on PATH, then where package managers put JDKs.

slipway_required_jdk=25

slipway_jdk_version() {
  # A JDK states its version in its release file: JAVA_VERSION="25.0.1"
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

slipway_is_fitting_jdk() {
  slipway_version="$(slipway_jdk_version "$1")" || return 1
  [ -n "$slipway_version" ] && [ "$slipway_version" -ge "$slipway_required_jdk" ]
}

slipway_find_jdk() {
  set +f
  slipway_path_java="$(command -v javac 2>/dev/null || true)"
  [ -z "$slipway_path_java" ] || slipway_path_java="$(readlink -f "$slipway_path_java" 2>/dev/null || true)"
  for slipway_candidate in "${JAVA_HOME-}" "${slipway_path_java%/bin/javac}" \
    /usr/lib/jvm/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$slipway_candidate" ] && slipway_is_fitting_jdk "$slipway_candidate"; then
      JAVA_HOME="$slipway_candidate"
      export JAVA_HOME
      set -f
      return 0
    fi
  done
  return 1
}

if ! slipway_find_jdk; then
  echo "Slipway needs a JDK $slipway_required_jdk or newer: install one (for example Eclipse Temurin $slipway_required_jdk) and run this command again, with JAVA_HOME naming it if it is in an unusual place." >&2
  exit 1
fi
