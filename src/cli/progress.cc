#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <utility>

#include "cli/parallel.h"
#include "cli/signals.h"

namespace emend {
namespace {

constexpr std::chrono::milliseconds kPatience(1000);  // work that is quicker needs no bar
constexpr std::chrono::milliseconds kPause(100);
constexpr size_t kWidth = 30;

constexpr const char* kErase = "\r\x1b[K";

void WriteToTerminal(const std::string& text) { (void)!write(STDERR_FILENO, text.data(), text.size()); }

}  // namespace

Progress::Progress(const Console& console, std::string label, size_t steps) : label_(std::move(label)), steps_(steps) {
  if (!console.stderr_is_terminal() || console.verbosity() < 0) return;
  try {
    painter_ = std::thread([this] {
      PrepareThread();
      std::unique_lock lock(mutex_);
      if (finished_.wait_for(lock, kPatience, [this] { return is_finished_; })) return;
      SetLastWords(kErase);
      do Draw();
      while (!finished_.wait_for(lock, kPause, [this] { return is_finished_; }));
      SetLastWords(nullptr);
      WriteToTerminal(kErase);
    });
  } catch (const std::system_error&) {  // no thread, no bar
  }
}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    is_finished_ = true;
  }
  finished_.notify_all();
  if (painter_.joinable()) painter_.join();
}

void Progress::Draw() const {
  const size_t done = done_;
  const size_t filled = steps_ == 0 ? 0 : kWidth * done / steps_;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start_);
  WriteToTerminal(fmt::format("\r{} [{}{}] {} of {}, {} s\x1b[K", label_, std::string(filled, '#'),
                              std::string(kWidth - filled, '.'), done, steps_, seconds.count()));
}

std::function<void(size_t, const std::function<void(size_t)>&)> ParallelForWithBar(const Console& console,
                                                                                   std::string label, int jobs) {
  return [&console, label = std::move(label), jobs](size_t count, const std::function<void(size_t)>& work) {
    Progress progress(console, label, count);
    ParallelFor(count, jobs, [&](size_t i) {
      work(i);
      progress.Advance();
    });
  };
}

}  // namespace emend
