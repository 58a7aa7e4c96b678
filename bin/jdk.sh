# Finds a JDK, for the scripts that source this file. A JDK's version is read from its file "release":
# to start a JVM for it would take longer than a whole run of Rondo may.

# is_jdk HOME: whether HOME holds a JDK 25 or newer. Sets jdk and jdk_version.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_version; do
    [ "$jdk_key" != JAVA_VERSION ] || break
  done <"$1/release"
  jdk_version=${jdk_version#\"}
  jdk_version=${jdk_version%\"}
  jdk_major=${jdk_version%%[!0-9]*}
  [ "${jdk_major:-0}" -ge 25 ] && jdk=$1
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && is_jdk "$JAVA_HOME"; then return; fi
  find_jdk_on_path && return
  jdk_user=${HOME-}
  for jdk_home in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    "$jdk_user"/.sdkman/candidates/java/* "$jdk_user"/.jdks/* \
    "$jdk_user"/.asdf/installs/java/* "$jdk_user"/.local/share/mise/installs/java/* \
    "${HOMEBREW_PREFIX:-/opt/homebrew}"/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOMEBREW_PREFIX:-/usr/local}"/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOMEBREW_PREFIX:-/opt/homebrew}"/opt/openjdk*/libexec \
    "$jdk_user"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_jdk "$jdk_home" && return
  done
  jdk_home=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && is_jdk "$jdk_home"
}

find_jdk_on_path() {
  jdk_ifs=$IFS
  IFS=:
  set -f
  set -- $PATH
  set +f
  IFS=$jdk_ifs
  for jdk_dir; do
    [ -x "$jdk_dir/javac" ] || continue
    jdk_home=$(readlink -f "$jdk_dir/javac" 2>/dev/null) || continue
    is_jdk "${jdk_home%/bin/javac}" && return
  done
  return 1
}

# need_jdk: finds one, or says what to install and exits.
need_jdk() {
  find_jdk && return
  cat >&2 <<'end'
Rondo needs a JDK 25 or newer, and found none in JAVA_HOME, on PATH or in the usual places.
Install one, for example from https://adoptium.net, or with: sdk install java 25-tem
end
  exit 1
}
