// What changes between two texts, as a unified diff that patch(1) and editors read.
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
