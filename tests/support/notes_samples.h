#ifndef EMEND_TESTS_SUPPORT_NOTES_SAMPLES_H_
#define EMEND_TESTS_SUPPORT_NOTES_SAMPLES_H_

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

namespace emend {

// A file of tests/cases/notes/refused.yaml or accepted.yaml.
struct NotesSample {
  std::string name;
  std::string text;
  std::string error;      // if the reader refuses it
  std::string canonical;  // if it does not
  std::string schema;     // "accepts" or "refuses" where the JSON Schema cannot agree with the reader
};

// `\xE9` written out in a case stands for that byte, as YAML itself cannot hold it.
inline std::string UnescapeBytes(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") != 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
    i += 3;
  }
  return out;
}

inline std::vector<NotesSample> LoadNotesSamples(const std::string& file) {
  std::vector<NotesSample> samples;
  for (const YAML::Node& row : YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/notes/" + file)) {
    const auto field = [&](const char* key) { return row[key] ? row[key].as<std::string>() : std::string(); };
    NotesSample sample{field("name"), field("text"), field("error"), field("canonical"), field("schema")};
    if (row["bytes"]) sample.text = UnescapeBytes(sample.text);
    if (row["head"]) sample.text = "format: emend/1\ntopic: Tea\nnotes:\n" + sample.text;
    samples.push_back(std::move(sample));
  }
  EXPECT_FALSE(samples.empty()) << file;
  return samples;
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_NOTES_SAMPLES_H_
