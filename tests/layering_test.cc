// The folders of src stand in the order of the flow. A folder includes only base, model, code, itself and the folder
// directly before it, and what kMore grants it; cli, at the end, includes all.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace emend {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kFlow = {"repair", "import",   "segment", "markup", "dedup",
                                        "notes",  "passages", "facts",   "check",  "render", "cli"};

// check reads rule files with the reader of the notes, asks for passages, and finds mojibake and duplicates.
const std::map<std::string, std::set<std::string>> kMore = {{"check", {"notes", "passages", "repair", "dedup"}},
                                                          {"render", {"passages"}}};

std::set<std::string> Allowed(const std::string& folder) {
  if (folder == "base") return {"base"};
  if (folder == "model" || folder == "code") return {"base", folder};
  std::set<std::string> allowed = {"base", "model", "code", folder};
  const auto place = std::find(kFlow.begin(), kFlow.end(), folder);
  if (place != kFlow.begin() && place != kFlow.end()) allowed.insert(*std::prev(place));
  if (const auto more = kMore.find(folder); more != kMore.end()) allowed.insert(more->second.begin(), more->second.end());
  if (folder == "cli") allowed.insert(kFlow.begin(), kFlow.end());
  return allowed;
}

// The folder in `#include "folder/file.h"`, empty for other lines.
std::string IncludedFolder(const std::string& line) {
  const std::string head = "#include \"";
  if (!line.starts_with(head)) return "";
  return line.substr(head.size(), line.find('/') - head.size());
}

TEST(Layering, FoldersIncludeOnlyWhatTheyMay) {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(EMEND_SOURCE_DIR "/src")) {
    const std::string path = entry.path().lexically_relative(EMEND_SOURCE_DIR "/src").string();
    const size_t slash = path.find('/');
    const std::string extension = entry.path().extension().string();
    if (slash == std::string::npos || (extension != ".h" && extension != ".cc")) continue;
    ++files;
    const std::set<std::string> allowed = Allowed(path.substr(0, slash));
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::string folder = IncludedFolder(line);
      EXPECT_TRUE(folder.empty() || allowed.contains(folder)) << path << ": " << line;
    }
  }
  EXPECT_GT(files, 20) << "the sources were not found";
}

TEST(Layering, EveryFolderHasItsPlaceInTheFlow) {
  for (const auto& entry : fs::directory_iterator(EMEND_SOURCE_DIR "/src")) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name == "base" || name == "model" || name == "code") continue;
    EXPECT_TRUE(std::find(kFlow.begin(), kFlow.end(), name) != kFlow.end()) << name;
  }
}

// Only cli touches the disk, the clock, the terminal and the process.
TEST(Layering, OnlyCliTouchesTheWorldOutside) {
  const std::set<std::string> outside = {"<fstream>",  "<iostream>",   "<filesystem>", "<chrono>", "<ctime>",
                                         "<unistd.h>", "<fcntl.h>",    "<thread>",     "<cstdio>", "<csignal>",
                                         "<random>",   "<sys/stat.h>", "<dirent.h>",   "<iconv.h>"};
  for (const auto& entry : fs::recursive_directory_iterator(EMEND_SOURCE_DIR "/src")) {
    const std::string path = entry.path().lexically_relative(EMEND_SOURCE_DIR "/src").string();
    if (!entry.is_regular_file() || path.starts_with("cli/")) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::string head = "#include ";
      EXPECT_FALSE(line.starts_with(head) && outside.contains(line.substr(head.size()))) << path << ": " << line;
    }
  }
}

}  // namespace
}  // namespace emend
