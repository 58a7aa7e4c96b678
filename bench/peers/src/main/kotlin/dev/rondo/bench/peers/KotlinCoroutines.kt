package dev.rondo.bench.peers

import dev.rondo.bench.fibers.Operation
import dev.rondo.bench.fibers.Operation.STAGES
import dev.rondo.bench.fibers.Operation.check
import dev.rondo.bench.fibers.Operation.sumBelow
import dev.rondo.bench.fibers.Operation.sumOfChain
import dev.rondo.bench.fibers.Place
import dev.rondo.bench.fibers.Rounds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.yield

/** The programs, in coroutines on the calling thread. */
object KotlinCoroutines {
    private val operations: Map<String, Operation> = mapOf(
        "spawn" to Operation(::spawn),
        "yield" to Operation(::yieldInTurn),
        "channel-0" to Operation { pass(Channel(), it) },
        "channel-16" to Operation { pass(Channel(16), it) },
        "channel-128" to Operation { pass(Channel(128), it) },
        "select" to Operation(::selectOfTwo),
        "chain" to Operation(::chain),
        "chain-once" to Operation(::chainOnce),
        "await" to Operation(::awaitSettled),
    )

    /** Takes the name of a program. */
    @JvmStatic
    fun main(args: Array<String>) = Rounds.measure(args, operations, ::crowd, Place.HERE)

    /** Each coroutine starts the next one, and ends. */
    private fun spawn(count: Int) {
        var begun = 0
        fun CoroutineScope.next() {
            launch { if (++begun < count) this@next.next() }
        }
        runBlocking { next() }
        check(begun.toLong(), count.toLong())
    }

    private fun crowd(fibers: Int, whenAllWait: Runnable) {
        val gate = Channel<Int>()
        var begun = 0
        var ended = 0
        runBlocking {
            repeat(fibers) {
                launch {
                    begun++
                    gate.receiveCatching()
                    ended++
                }
            }
            while (begun < fibers) {
                yield()
            }
            whenAllWait.run()
            gate.close()
        }
        check(ended.toLong(), fibers.toLong())
    }

    private fun yieldInTurn(count: Int) {
        var yields = 0
        runBlocking {
            repeat(2) {
                launch {
                    repeat(count / 2) {
                        yields++
                        yield()
                    }
                }
            }
        }
        check(yields.toLong(), count.toLong())
    }

    private fun pass(channel: Channel<Int>, count: Int) {
        val sum = runBlocking {
            launch { send(channel, count) }
            async { receive(channel, count) }.await()
        }
        check(sum, sumBelow(count.toLong()))
    }

    private suspend fun send(channel: Channel<Int>, count: Int) {
        for (i in 0..<count) {
            channel.send(i)
        }
    }

    private suspend fun receive(channel: Channel<Int>, count: Int): Long {
        var sum = 0L
        repeat(count) { sum += channel.receive() }
        return sum
    }

    private fun selectOfTwo(count: Int) {
        val one = Channel<Int>()
        val two = Channel<Int>()
        var sum = 0L
        runBlocking {
            launch { send(one, count / 2) }
            launch { send(two, count / 2) }
            repeat(count) {
                sum += select<Int> {
                    one.onReceive { it }
                    two.onReceive { it }
                }
            }
        }
        check(sum, 2 * sumBelow((count / 2).toLong()))
    }

    private fun chain(count: Int) {
        val values = count / STAGES
        val sum = runBlocking {
            val first = Channel<Int>()
            val last = stages(first, values)
            launch { send(first, values) }
            receive(last, values)
        }
        check(sum, sumOfChain(values.toLong()))
    }

    private fun chainOnce(count: Int) {
        var sum = 0L
        runBlocking {
            repeat(count / STAGES) {
                val first = Channel<Int>()
                val last = stages(first, 1)
                first.send(0)
                sum += last.receive()
            }
        }
        check(sum, count.toLong())
    }

    private fun CoroutineScope.stages(first: Channel<Int>, values: Int): Channel<Int> {
        var left = first
        repeat(STAGES) {
            val from = left
            val to = Channel<Int>()
            launch { repeat(values) { to.send(from.receive() + 1) } }
            left = to
        }
        return left
    }

    private fun awaitSettled(count: Int) {
        val settled = CompletableDeferred(1)
        var sum = 0L
        runBlocking { repeat(count) { sum += settled.await() } }
        check(sum, count.toLong())
    }
}
