/** Puts the parts of access together. */
import { authorise } from "../../domain/access/authorise.ts";
import type { Access } from "./access.ts";
import { type AccessDeps, makeAccessCore } from "./access-core.ts";
import { makeAdministration, makeInstallation } from "./administration.ts";
import { makeArrivals } from "./arrivals.ts";
import { guardAssistant } from "./guard-assistant.ts";
import { makeOwnAccount } from "./own-account.ts";

/** The default unit is made when it is not there, so that an embedded install needs no set-up. */
export async function openAccess(deps: AccessDeps): Promise<Access> {
  const { people, clock, defaultUnit } = deps;
  await people.addUnit({ id: defaultUnit, name: "Đơn vị", createdAt: clock.now() });
  return makeAccess(deps);
}

function makeAccess(deps: AccessDeps): Access {
  const core = makeAccessCore(deps);
  return {
    may: (visit, action) => authorise(visit.actor, action, visit.unit),
    require: core.require,
    record: core.record,
    assistantFor: (visit) => guardAssistant(core, visit),
    ...makeArrivals(core),
    ...makeOwnAccount(core),
    ...makeAdministration(core),
    ...makeInstallation(core),
  };
}
