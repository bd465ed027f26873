/** Data flows down; see docs/architecture.md. `npm run arch` fails when fewer than 20 modules were read. */
const below = (from, to, comment) => ({
  name: `${from.replace(/\W+/g, "-")}-not-to-${to.replace(/\W+/g, "-")}`,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-is-pure",
      comment: "domain imports zod and named pure libraries only",
      severity: "error",
      from: { path: "^src/domain" },
      to: { pathNot: ["^src/domain", "node_modules/zod", "node_modules/read-vietnamese-number"] },
    },
    below(
      "^src/storage",
      "^src/(channels|assistant|skills|knowledge|cli|app|main|export|queue)",
      "storage is the bottom",
    ),
    below(
      "^src/knowledge",
      "^src/(channels|assistant|skills|cli|app|main|export)",
      "knowledge knows no skill",
    ),
    below(
      "^src/export",
      "^src/(channels|assistant|skills|knowledge|storage|cli|app|main)",
      "export: model in, bytes out",
    ),
    below(
      "^src/models",
      "^src/(channels|assistant|skills|knowledge|storage|cli|app|main|export)",
      "models are drivers",
    ),
    below(
      "^src/platform",
      "^src/(channels|assistant|skills|knowledge|storage|models|queue|cli|app|main|export)",
      "platform is leaf",
    ),
    below("^src/skills", "^src/(channels|assistant|cli|app|main)", "skills know no channel"),
    below("^src/skills/answer", "^src/skills/(draft|review)", "skills are strangers"),
    below("^src/skills/draft", "^src/skills/(answer|review)", "skills are strangers"),
    below("^src/skills/review", "^src/skills/(answer|draft)", "skills are strangers"),
    below("^src/assistant", "^src/(channels|cli|app|main)", "assistant knows no channel"),
    below(
      "^src/channels",
      "^src/(storage|knowledge|models|queue|cli|app|main)",
      "channels translate and deliver",
    ),
    {
      name: "jobs-only-from-entries",
      comment: "only main and app import jobs",
      severity: "error",
      from: { path: "^src", pathNot: "^src/(main|app)(\\.ts$|/)" },
      to: { path: "^jobs" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
