# Runs the commands of this module, for the scripts beside it: $root is the repository.

. "$root/bin/jdk.sh"
need_jdk

# conformance COMMAND ARG…
conformance() {
  if [ ! -f "$root/conformance/target/rondo-conformance-0.1.0-SNAPSHOT.jar" ] || [ ! -d "$root/cli/target/rondo/lib" ]; then
    echo "conformance: building" >&2
    (cd "$root" && JAVA_HOME=$jdk ./mvnw -q -Dmaven.test.skip -pl conformance -am package </dev/null >&2)
  fi
  class_path=$root/conformance/target/rondo-conformance-0.1.0-SNAPSHOT.jar
  for jar in "$root"/cli/target/rondo/lib/*.jar; do
    class_path=$class_path:$jar
  done
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
    -Dtruffle.UseFallbackRuntime=true "-Drondo.home=$root" -cp "$class_path" \
    dev.rondo.conformance.command.Main "$@"
}
