// Which rules are worth running on which passages of a file, asked of all rules at once.
#ifndef EMEND_CHECK_PREFILTER_H_
#define EMEND_CHECK_PREFILTER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "check/file_view.h"
#include "check/rule_trigger.h"
#include "facts/watch.h"

namespace emend {

class Prefilter {
 public:
  Prefilter();
  ~Prefilter();
  Prefilter(Prefilter&&) noexcept;
  Prefilter& operator=(Prefilter&&) noexcept;

  // To be called for each rule in order, 0 first.
  void Add(const RuleTrigger& trigger);

  // To be called once, before the first look.
  void Finish();

  // Null where no rule watches for facts.
  const facts::Watch* watch() const { return watch_.empty() ? nullptr : &watch_; }

  enum class Worth : uint8_t {
    kNothing,
    kSomePassages,
    kTargets,  // all that the rule's scope holds
    kAll,      // the same, and the file itself where that is nothing
  };

  // Bytes that a target must have to be worth a look, where all of them may be.
  size_t LeastOf(size_t rule) const { return least_[rule]; }

  // What one file is worth to the rules.
  struct Look {
    std::vector<Worth> rules;
    std::vector<std::vector<bool>> passages;  // rule -> passage, where some are worth a look
  };
  Look LookAt(const FileView& view) const;

 private:
  class TextSet;
  struct Kind {
    bool always, in_code, watches, patterns;
  };

  void LookAtTexts(const FileView& view, Look& look) const;

  std::vector<Kind> rules_;
  std::vector<size_t> least_;
  std::unique_ptr<TextSet> masked_, as_is_, code_;
  size_t patterns_ = 0;
  facts::Watch watch_;
};

}  // namespace emend

#endif  // EMEND_CHECK_PREFILTER_H_
