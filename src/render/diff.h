// What changes between two texts, as a unified diff that patch(1) and editors read.
//
// Lines that occur once in both texts are anchors (patience diff, Bram Cohen); between them a longest common
// subsequence, or, where that would be long work, the whole stretch as replaced. Time grows with n log n.
#ifndef EMEND_RENDER_DIFF_H_
#define EMEND_RENDER_DIFF_H_

#include <string>
#include <string_view>

namespace emend {

// Empty if the texts are equal. A name of "/dev/null" stands for a file that does not exist.
std::string UnifiedDiff(std::string_view before, std::string_view after, std::string_view before_name,
                        std::string_view after_name);

}  // namespace emend

#endif  // EMEND_RENDER_DIFF_H_
