// The project's emend.yaml, found and read.
#ifndef EMEND_CLI_CONFIG_H_
#define EMEND_CLI_CONFIG_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "check/settings.h"

namespace emend {

// Where the notes are if nobody says it.
inline constexpr char kDefaultFolder[] = "content/notes";

struct Config {
  Settings settings;
  std::string path;    // as it can be opened from here; empty if there is none
  std::string folder;  // its folder, from the root on; that of the working directory if there is no file

  // A path that the file names, as it can be opened from here.
  std::string Resolve(const std::string& named) const;

  // `path`, as it can be opened from here, from the folder of the file on; the path from the root if it is not in
  // there.
  std::string Relative(const std::string& path) const;

  std::string working_folder;  // from the root on
};

// Reads the file `named`, or else the nearest emend.yaml upward from the working directory.
Result<Config> LoadConfig(std::string_view named);

}  // namespace emend

#endif  // EMEND_CLI_CONFIG_H_
