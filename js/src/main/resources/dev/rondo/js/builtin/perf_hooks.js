'use strict';

// The module `perf_hooks`.

const { lazy } = require('internal/define');
const { Performance, performance } = require('internal/performance');
const entries = require('internal/performance-entries');

module.exports = {
  Performance,
  PerformanceEntry: entries.PerformanceEntry,
  PerformanceMark: entries.PerformanceMark,
  PerformanceMeasure: entries.PerformanceMeasure,
};

lazy(module.exports, 'PerformanceObserver', () => require('internal/performance-observer').PerformanceObserver, true);
lazy(module.exports, 'PerformanceObserverEntryList',
  () => require('internal/performance-observer').PerformanceObserverEntryList, true);
module.exports.PerformanceResourceTiming = entries.PerformanceResourceTiming;
module.exports.monitorEventLoopDelay = (options) => require('internal/histogram').monitorEventLoopDelay(options);
module.exports.eventLoopUtilization = (...args) => performance.eventLoopUtilization(...args);
module.exports.timerify = (...args) => performance.timerify(...args);
module.exports.createHistogram = (options) => require('internal/histogram').createHistogram(options);
module.exports.performance = performance;
module.exports.constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};
