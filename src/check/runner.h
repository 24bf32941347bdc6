#ifndef EMEND_CHECK_RUNNER_H_
#define EMEND_CHECK_RUNNER_H_

#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "check/dictionary.h"
#include "check/prefilter.h"
#include "check/rule.h"
#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

// Rules ready to run together. Several threads may share it. Rules that sleep wake where a file may be something for
// them.
class Runner {
 public:
  // `dictionary` is what spelling asks; without one nothing is misspelt.
  explicit Runner(std::vector<Rule> rules, std::shared_ptr<const Dictionary> dictionary = nullptr);
  ~Runner();

  std::span<const Rule> rules() const { return rules_; }

  // What the rules find in a file, sorted by place, then rule. Nothing is suppressed yet, and no fix made. The order of
  // the rules does not change a byte of it.
  std::vector<Finding> Run(const CheckedFile& file) const;

 private:
  struct Sleeper {
    std::once_flag once;
    Rule rule;  // once it is awake
  };

  const Rule& Awake(size_t number) const;

  std::vector<Rule> rules_;
  std::shared_ptr<const Dictionary> dictionary_;
  Prefilter prefilter_;
  bool spells_ = false;                   // a rule asks the dictionary for words
  mutable std::deque<Sleeper> sleepers_;  // one a rule
};

}  // namespace emend

#endif  // EMEND_CHECK_RUNNER_H_
