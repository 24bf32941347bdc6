// Which findings are new since a revision.
//
// A finding is new if it stands on a line that the revision's file has not, and in a passage that the revision's files
// together have less often than the files now. So what was only moved, also to another file, or laid out anew is old.
#ifndef EMEND_CHECK_CHANGED_TEXT_H_
#define EMEND_CHECK_CHANGED_TEXT_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/finding.h"
#include "passages/checked_file.h"

namespace emend {

class ChangedText {
 public:
  // A file that changed or went, as it was, or one that changed or came, as it is. All of them must be added before
  // the question is asked.
  void AddOld(const CheckedFile& file);
  void AddNew(const CheckedFile& file) { Count(file, 1); }

  // True if a note of the revision asks it in these very words.
  bool HadQuestion(const std::string& question) const { return old_questions_.contains(question); }

  // The new ones among the findings of `file`. `old_bytes`: the file at the revision; empty if it had none.
  std::vector<Finding> KeepNew(const CheckedFile& file, std::string_view old_bytes,
                               std::vector<Finding> findings) const;

 private:
  void Count(const CheckedFile& file, int step);

  std::unordered_set<std::string> old_questions_;
  std::unordered_map<std::string, int> surplus_;  // by passage or line: how much more often it is there now
};

}  // namespace emend

#endif  // EMEND_CHECK_CHANGED_TEXT_H_
