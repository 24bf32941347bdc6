// content/notes is what import makes of content/inbox today: whoever changes the one sees it in the other.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> FilesOf(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& file : fs::directory_iterator(folder)) {
    std::ifstream stream(file.path(), std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    files[file.path().filename()] = text.str();
  }
  return files;
}

TEST(Content, NotesAreWhatImportMakesOfTheInbox) {
  const fs::path folder = fs::temp_directory_path() / ("emend-content-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const std::string command = std::string("'") + EMEND_BINARY + "' import -q '" + EMEND_SOURCE_DIR +
                              "'/content/inbox/* -o '" + folder.string() + "' > /dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto made = FilesOf(folder);
  const auto kept = FilesOf(EMEND_SOURCE_DIR "/content/notes");
  fs::remove_all(folder);
  ASSERT_GE(made.size(), 5u);
  for (const auto& [name, text] : made) {
    ASSERT_TRUE(kept.contains(name)) << name << " is missing: run scripts/run";
    EXPECT_EQ(kept.at(name), text) << name << " is not what import makes: run scripts/run";
  }
  EXPECT_EQ(kept.size(), made.size()) << "content/notes holds files that import does not make";
}

}  // namespace
