#include "cli/run.h"

int main(int argc, char** argv) { return emend::Run(argc, argv, emend::WrittenSketches()); }
