#ifndef EMEND_CLI_PROGRESS_H_
#define EMEND_CLI_PROGRESS_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "cli/console.h"

namespace emend {

// A bar on stderr for work that takes longer than a second. Shown on a terminal only, and not with --quiet; gone when
// the work is done. While it lives, nothing else may write to the terminal.
class Progress {
 public:
  Progress(const Console& console, std::string label, size_t steps);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One step is done. For any thread.
  void Advance() { ++done_; }

 private:
  void Draw() const;

  const std::string label_;
  const size_t steps_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::atomic<size_t> done_ = 0;
  std::mutex mutex_;
  std::condition_variable finished_;
  bool is_finished_ = false;
  std::thread painter_;
};

// ParallelFor, with such a bar.
std::function<void(size_t count, const std::function<void(size_t)>& work)> ParallelForWithBar(const Console& console,
                                                                                              std::string label,
                                                                                              int jobs);

}  // namespace emend

#endif  // EMEND_CLI_PROGRESS_H_
