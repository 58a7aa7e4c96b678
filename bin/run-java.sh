# Part of ../rondo: runs a program of Java, if that is what is to be run. All else, and what is wrong with the invocation, is
# left to the command. The program sees Rondo's core, net and http on its class path, and nothing of what JavaScript needs.

case $2 in
  --)
    program=${3-}
    words=3
    ;;
  *)
    program=$2
    words=2
    case ${3-} in --model | --model=* | --jit) program= ;; esac
    ;;
esac
case $program in
  *.java) kind=source ;;
  *.jar) kind=jar ;;
  *) program= ;;
esac
[ -f "$program" ] && [ -r "$program" ] || return 0
# The JDK finds the other files of a program by where this one really is.
case $program in ../* | */../*) program=$(cd "${program%/*}" && pwd -P)/${program##*/} ;; esac
case $program in -*) program=./$program ;; esac
shift $words

core=
for jar in "$dist"/lib/rondo-core-*.jar "$dist"/lib/rondo-net-*.jar "$dist"/lib/rondo-http-*.jar \
  "$dist"/lib/jctools-core-*.jar "$dist"/lib/jspecify-*.jar "$dist"/lib/netty-*.jar "$dist"/lib/jackson-*.jar; do
  core=$core:$jar
done
core=${core#:}

# Fibers reach into java.lang, and cost less when the JVM keeps no list of them and makes its objects smaller.
# Netty calls the kernel by native code.
flags="--add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED -Djdk.trackAllThreads=false -XX:+UseCompactObjectHeaders -Xlog:aot*=off -Xlog:cds*=off"
set -f

if [ $kind = jar ]; then
  # As java -jar would start it, but with more on the class path behind it.
  start=$("$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$dist/lib/rondo-cli.jar" \
    dev.rondo.cli.JarStart "$program") || exit $?
  exec "$jdk/bin/java" $flags ${RONDO_JAVA_OPTS-} -cp "$program:$core" $start "$@"
fi

# The JDK compiles the program, and what it uses of the files beside it, before it runs it.
make_cache source $flags -cp "$core" "$root/bin/Train.java"
exec "$jdk/bin/java" $flags ${cache:+"-XX:AOTCache=$cache"} ${RONDO_JAVA_OPTS-} \
  -cp "$core${CLASSPATH:+:$CLASSPATH}" "$program" "$@"
