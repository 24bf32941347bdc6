// Code that an exporter broke into pieces at the end of a page: the pieces joined, and the indentation given back that
// the later one lost.
//
// Only Python's grammar gives indentation back; other code is joined as it stands. What the grammar does not decide
// stays as it is, and is said to be doubtful.
#ifndef EMEND_CODE_JOINED_CODE_H_
#define EMEND_CODE_JOINED_CODE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct JoinedCode {
  std::vector<std::string> lines;
  bool doubtful = false;  // a person must look at the indentation
};

// `first` and `second`, which is dedented, as one snippet of `language`.
JoinedCode JoinCode(std::span<const std::string> first, std::span<const std::string> second, std::string_view language);

}  // namespace emend

#endif  // EMEND_CODE_JOINED_CODE_H_
