package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

const stages = 1000

var programs = map[string]func(int){
	"spawn":         spawn,
	"spawn-million": func(count int) { crowd(count, func() {}) },
	"yield":         yieldInTurn,
	"channel-0":     func(count int) { pass(make(chan int), count) },
	"channel-16":    func(count int) { pass(make(chan int, 16), count) },
	"channel-128":   func(count int) { pass(make(chan int, 128), count) },
	"select":        selectOfTwo,
	"chain":         chain,
	"chain-once":    chainOnce,
}

// Each goroutine starts the next one, and ends.
func spawn(count int) {
	begun := 0
	end := make(chan struct{})
	var next func()
	next = func() {
		begun++
		if begun < count {
			go next()
		} else {
			close(end)
		}
	}
	go next()
	<-end
	check(begun, count)
}

func crowd(goroutines int, whenAllWait func()) {
	gate := make(chan int)
	var begun int64
	var end sync.WaitGroup
	end.Add(goroutines)
	for i := 0; i < goroutines; i++ {
		go func() {
			atomic.AddInt64(&begun, 1)
			<-gate
			end.Done()
		}()
	}
	for atomic.LoadInt64(&begun) < int64(goroutines) {
		runtime.Gosched()
	}
	whenAllWait()
	close(gate)
	end.Wait()
}

func yieldInTurn(count int) {
	var yields int64
	var end sync.WaitGroup
	end.Add(2)
	half := func() {
		for i := 0; i < count/2; i++ {
			atomic.AddInt64(&yields, 1)
			runtime.Gosched()
		}
		end.Done()
	}
	go half()
	go half()
	end.Wait()
	check(int(yields), count)
}

func pass(channel chan int, count int) {
	go send(channel, count)
	check(receive(channel, count), sumBelow(count))
}

func send(channel chan int, count int) {
	for i := 0; i < count; i++ {
		channel <- i
	}
}

func receive(channel chan int, count int) int {
	sum := 0
	for i := 0; i < count; i++ {
		sum += <-channel
	}
	return sum
}

func selectOfTwo(count int) {
	one := make(chan int)
	two := make(chan int)
	go send(one, count/2)
	go send(two, count/2)
	sum := 0
	for i := 0; i < count; i++ {
		select {
		case value := <-one:
			sum += value
		case value := <-two:
			sum += value
		}
	}
	check(sum, 2*sumBelow(count/2))
}

func chain(count int) {
	values := count / stages
	first := make(chan int)
	last := startStages(first, values)
	go send(first, values)
	check(receive(last, values), sumBelow(values)+values*stages)
}

func chainOnce(count int) {
	sum := 0
	for i := 0; i < count/stages; i++ {
		first := make(chan int)
		last := startStages(first, 1)
		first <- 0
		sum += <-last
	}
	check(sum, count)
}

func startStages(first chan int, values int) chan int {
	left := first
	for i := 0; i < stages; i++ {
		right := make(chan int)
		go func(from, to chan int) {
			for value := 0; value < values; value++ {
				to <- <-from + 1
			}
		}(left, right)
		left = right
	}
	return left
}

func sumBelow(end int) int {
	return end * (end - 1) / 2
}

func check(actual, expected int) {
	if actual != expected {
		panic(fmt.Sprint("this came to ", actual, " instead of ", expected))
	}
}
