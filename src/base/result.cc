#include "base/result.h"

namespace emend {

std::string Error::ToString() const {
  std::string place = path;
  if (!place.empty() && line > 0) place += ":" + std::to_string(line);
  if (!place.empty() && line > 0 && column > 0) place += ":" + std::to_string(column);
  return place.empty() ? message : place + ": " + message;
}

}  // namespace emend
