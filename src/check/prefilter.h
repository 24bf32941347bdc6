// Which rules are worth running on which passages of a file, asked of all rules at once.
#ifndef EMEND_CHECK_PREFILTER_H_
#define EMEND_CHECK_PREFILTER_H_

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

  enum class Worth : uint8_t { kNothing, kSomePassages, kAll };

  // What one file is worth to the rules.
  struct Look {
    std::vector<Worth> rules;
    std::vector<std::vector<bool>> passages;  // rule -> passage, where some are worth a look
  };
  Look LookAt(const FileView& view) const;

 private:
  class TextSet;
  struct Kind {
    bool always, anywhere, watches;
  };

  std::vector<Kind> rules_;
  std::unique_ptr<TextSet> masked_;
  std::unique_ptr<TextSet> as_is_;
  facts::Watch watch_;
};

}  // namespace emend

#endif  // EMEND_CHECK_PREFILTER_H_
