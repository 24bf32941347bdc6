#include "cli/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/signals.h"

namespace emend {

void ParallelFor(size_t count, int jobs, const std::function<void(size_t)>& work) {
  std::atomic<size_t> next = 0;
  std::vector<std::exception_ptr> thrown(count);
  const auto run = [&] {
    for (size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        thrown[i] = std::current_exception();
      }
    }
  };
  std::vector<std::thread> threads;
  const size_t helpers = std::min(count, static_cast<size_t>(std::max(1, jobs))) - (count > 0 ? 1 : 0);
  try {
    threads.reserve(helpers);
    for (size_t i = 0; i < helpers; ++i) {
      threads.emplace_back([&run] {
        PrepareThread();
        run();
      });
    }
  } catch (const std::system_error&) {  // the system gives no more threads: those that run will do it
  }
  run();
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& exception : thrown) {
    if (exception) std::rethrow_exception(exception);
  }
}

}  // namespace emend
