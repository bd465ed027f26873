/** Checks the direction of imports. A run that read next to nothing has checked nothing, so it fails too. */
import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";

const FEWEST_MODULES = 20;
const options = await extractOptions("./.dependency-cruiser.cjs");
const { output, exitCode } = await cruise(["src", "jobs"], { ...options, outputType: "err" });
const { output: read } = await cruise(["src", "jobs"], options);
const modules = read.modules.filter(({ source }) => /^(?:src|jobs)\//.test(source)).length;
process.stdout.write(`${output}${modules} modules of src and jobs read\n`);
process.exitCode = exitCode > 0 || modules < FEWEST_MODULES ? 1 : 0;
