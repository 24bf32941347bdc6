// A regular expression that is compiled when it is first needed: of the thousands in rules few occur in a file.
#ifndef EMEND_BASE_LAZY_REGEX_H_
#define EMEND_BASE_LAZY_REGEX_H_

#include <re2/re2.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace emend {

class LazyRegex {
 public:
  explicit LazyRegex(std::string expression, bool ignore_case = false)
      : expression_(std::move(expression)), ignore_case_(ignore_case) {}

  const std::string& expression() const { return expression_; }

  const RE2& operator*() const {
    if (const RE2* made = made_.load(std::memory_order_acquire); made != nullptr) return *made;
    std::call_once(once_, [this] {
      regex_ = Compile(expression_, ignore_case_);
      made_.store(regex_.get(), std::memory_order_release);
    });
    return *regex_;
  }
  const RE2* operator->() const { return &**this; }

  // Tells of faults by regex.ok() alone.
  static std::unique_ptr<const RE2> Compile(const std::string& expression, bool ignore_case) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(!ignore_case);
    options.set_max_mem(int64_t{32} << 20);
    return std::make_unique<const RE2>(expression, options);
  }

 private:
  std::string expression_;
  bool ignore_case_;
  mutable std::once_flag once_;
  mutable std::atomic<const RE2*> made_ = nullptr;
  mutable std::unique_ptr<const RE2> regex_;
};

}  // namespace emend

#endif  // EMEND_BASE_LAZY_REGEX_H_
