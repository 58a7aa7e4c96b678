// Runs one program again and again and prints the median of its last rounds in nanoseconds an operation; for memory, the
// bytes that a suspended goroutine takes. The environment says how often, as for bench/js/harness.js.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"time"
)

var operations = 1_000_000 / setting("BENCH_SCALE", 1)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "memory" {
		fmt.Printf("%.0f\n", bytes(100_000))
		return
	}
	var program func(int)
	if len(os.Args) == 2 {
		program = programs[os.Args[1]]
	}
	if program == nil {
		fmt.Fprintln(os.Stderr, "takes the name of a program")
		os.Exit(2)
	}
	fmt.Printf("%.1f\n", median(program))
}

func median(program func(int)) float64 {
	clock := func() int64 { return time.Now().UnixNano() }
	if setting("BENCH_CPU", 0) == 1 {
		clock = cpuNanos
	}
	rounds := setting("BENCH_ROUNDS", 5)
	var nanos []float64
	for round := -setting("BENCH_WARMUPS", 10); round < rounds; round++ {
		began := clock()
		program(operations)
		if round >= 0 {
			nanos = append(nanos, float64(clock()-began)/float64(operations))
		}
	}
	sort.Float64s(nanos)
	return nanos[rounds/2]
}

// The small crowd makes what is made once. A large one before would leave stacks behind which are used again, so that
// goroutines would seem to cost nothing.
func bytes(goroutines int) float64 {
	crowd(10, func() {})
	before := used()
	var after uint64
	crowd(goroutines, func() { after = used() })
	return float64(after-before) / float64(goroutines)
}

func used() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapInuse + stats.StackInuse
}

// All threads of the process, on which the goroutines move about.
func cpuNanos() int64 {
	files, _ := filepath.Glob("/proc/self/task/*/schedstat")
	var sum int64
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // the thread has ended
		}
		nanos, err := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64)
		if err != nil {
			panic(err)
		}
		sum += nanos
	}
	if sum == 0 {
		panic("processor time is read from Linux's /proc/self/task")
	}
	return sum
}

func setting(name string, otherwise int) int {
	value := os.Getenv(name)
	if value == "" {
		return otherwise
	}
	number, err := strconv.Atoi(value)
	if err != nil {
		panic(err)
	}
	return number
}
