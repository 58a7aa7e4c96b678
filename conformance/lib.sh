# Runs the commands of this module, for the scripts beside it: $root is the repository.

. "$root/bin/jdk.sh"
need_jdk

# The jar that was built last, be it by ./build or by build_conformance; empty when there is none or a source is newer.
find_jar() {
  jar=
  for candidate in "$root"/conformance/target/rondo-conformance-*.jar "$root"/conformance/target/quick/rondo-conformance-*.jar; do
    [ -f "$candidate" ] || continue
    if [ -z "$jar" ] || [ "$candidate" -nt "$jar" ]; then jar=$candidate; fi
  done
  [ -n "$jar" ] && [ -d "$root/cli/target/rondo/lib" ] || return 0
  for module in core net js cli conformance; do
    if [ -n "$(find "$root/$module/pom.xml" "$root/$module/src/main" -newer "$jar" | head -n 1)" ]; then
      jar=
      return
    fi
  done
}

build_conformance() {
  echo "conformance: building" >&2
  (cd "$root" && JAVA_HOME=$jdk ./mvnw -q -Dquick -Dmaven.test.skip -pl conformance -am package </dev/null >&2)
  for jar in "$root"/conformance/target/quick/rondo-conformance-*.jar; do touch "$jar"; done
}

# conformance COMMAND ARG…
conformance() {
  find_jar
  [ -n "$jar" ] || build_conformance
  class_path=$jar
  for library in "$root"/cli/target/rondo/lib/*.jar; do
    class_path=$class_path:$library
  done
  terminals=
  if [ -t 1 ]; then terminals=1; fi
  exec "$jdk/bin/java" --add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Dtruffle.UseFallbackRuntime=true \
    "-Drondo.terminal=$terminals" "-Drondo.home=$root" -cp "$class_path" dev.rondo.conformance.command.Main "$@"
}
