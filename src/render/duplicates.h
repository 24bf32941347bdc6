// Questions that are asked twice, for a person or for another program to read.
#ifndef EMEND_RENDER_DUPLICATES_H_
#define EMEND_RENDER_DUPLICATES_H_

#include <string>
#include <vector>

namespace emend {

struct DuplicateMember {
  std::string path;
  int line = 0;  // 1-based
  std::string id;
  std::string question;
};

struct DuplicateCluster {
  double score = 0;  // 0 to 1
  std::vector<DuplicateMember> members;
  std::vector<std::string> reasons;  // why each member but the first is like the first; empty if nobody asked
};

struct DuplicateReport {
  std::vector<DuplicateCluster> clusters;  // one question each
  std::vector<DuplicateCluster> related;   // two members each, that only overlap
};

// {"clusters":[{"score":0.93,"members":[{"path","line","id","question"}]}],"related":[…]} with a line for each; where
// reasons are given, "reasons" too.
std::string RenderDuplicatesJson(const DuplicateReport& report);

struct DuplicateStyle {
  bool color = false;
  bool all_related = false;  // else the closest few
};

// Text of the notes is escaped.
std::string RenderDuplicatesText(const DuplicateReport& report, const DuplicateStyle& style);

}  // namespace emend

#endif  // EMEND_RENDER_DUPLICATES_H_
