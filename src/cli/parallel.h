#ifndef EMEND_CLI_PARALLEL_H_
#define EMEND_CLI_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace emend {

// Calls work(0) … work(count - 1), at most `jobs` at a time, and returns when all are done. The first exception, by
// index, is thrown again. Where the system gives no more threads, fewer do the work.
void ParallelFor(size_t count, int jobs, const std::function<void(size_t)>& work);

}  // namespace emend

#endif  // EMEND_CLI_PARALLEL_H_
