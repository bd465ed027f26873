/** `can-cu people …`, `can-cu unit …`, `can-cu audit …`: who may come in, and what was done. */
import { type Command, InvalidArgumentError } from "commander";

import { GrantedRole } from "../domain/access/actor.ts";
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import { AppError } from "../errors.ts";
import { parseCount, withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { addUnitProfile } from "./unit-profile.ts";
import { withApp } from "./with-app.ts";

const ROLES: Record<GrantedRole, string> = {
  staff: "nhân viên",
  reviewer: "người rà soát",
  "unit-admin": "quản trị đơn vị",
};

type InviteOptions = GlobalOptions & { role: GrantedRole; days: number; uses: number };

export function addPeople(program: Command): void {
  const people = program.command("people").description("người dùng: liệt kê, mời, đổi vai trò");
  listPeople(people);
  invitePeople(people);
  changePeople(people);
}

function listPeople(people: Command): void {
  withGlobals(people.command("list").description("mọi người và vai trò")).action(
    async (options: GlobalOptions) => {
      await withApp(options, async ({ access }, _unit, visit) => {
        for (const person of await access.people(visit)) {
          if (options.json === true) {
            printJson(person);
            continue;
          }
          const roles = person.memberships.map(({ unit, role }) => `${unit}: ${ROLES[role]}`);
          if (person.systemAdmin) roles.push("quản trị hệ thống");
          if (!person.active) roles.push("đã khóa");
          const line = [person.id, person.name, roles.join("; "), person.identities.join(", ")];
          printText(line.join("\t"));
        }
      });
    },
  );
}

function invitePeople(people: Command): void {
  withGlobals(
    people
      .command("invite")
      .description("tạo mã mời vào đơn vị")
      .option("--role <vai trò>", Object.keys(ROLES).join(", "), parseRole, "staff")
      .option("--days <số>", "số ngày còn dùng được", parseCount, 7)
      .option("--uses <số>", "số lần dùng", parseCount, 1),
  ).action(async (options: InviteOptions) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      const { role, days, uses } = options;
      const { code, invite } = await access.invite(visit, { role, days, uses });
      if (options.json === true) printJson({ code, ...invite });
      else
        printText(
          `Mã mời: ${code} (${ROLES[role]}, dùng ${uses} lần, đến ${displayDate(invite.expiresAt.slice(0, 10))}). Mã chỉ hiện một lần.`,
        );
    });
  });
  withGlobals(
    people.command("code").description("tạo mã đăng nhập web dùng một lần").argument("<mã người>"),
  ).action(async (id: string, options: GlobalOptions) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      const code = await access.signInCodeFor(visit, id);
      if (options.json === true) printJson({ code, personId: id });
      else printText(`Mã đăng nhập: ${code} (dùng một lần, trong 10 phút).`);
    });
  });
}

function changePeople(people: Command): void {
  const done = (options: GlobalOptions, id: string, text: string) =>
    options.json === true ? printJson({ personId: id, done: true }) : printText(text);
  withGlobals(
    people
      .command("role")
      .description("đổi vai trò trong đơn vị")
      .argument("<mã người>")
      .argument("<vai trò>", "", parseRole),
  ).action(async (id: string, role: GrantedRole, options: GlobalOptions) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      await access.setRole(visit, id, role);
      done(options, id, `${id} nay là ${ROLES[role]}.`);
    });
  });
  for (const [name, active] of [
    ["revoke", false],
    ["restore", true],
  ] as const) {
    withGlobals(
      people
        .command(name)
        .description(active ? "mở lại quyền của một người" : "khóa mọi quyền của một người ngay")
        .argument("<mã người>"),
    ).action(async (id: string, options: GlobalOptions) => {
      await withApp(options, async ({ access }, _unit, visit) => {
        await access.setActive(visit, id, active);
        done(options, id, active ? `Đã mở lại ${id}.` : `Đã khóa ${id}.`);
      });
    });
  }
  withGlobals(
    people
      .command("system-admin")
      .description("giao hoặc thôi quyền quản trị hệ thống")
      .argument("<mã người>")
      .option("--off", "thôi quyền"),
  ).action(async (id: string, options: GlobalOptions & { off?: boolean }) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      await access.setSystemAdmin(visit, id, options.off !== true);
      done(options, id, options.off === true ? `Đã thôi quyền của ${id}.` : `Đã giao cho ${id}.`);
    });
  });
}

export function addUnit(program: Command): void {
  const unit = program.command("unit").description("đơn vị của hệ thống, thông tin của đơn vị");
  addUnitProfile(unit);
  withGlobals(unit.command("list").description("mọi đơn vị")).action(
    async (options: GlobalOptions) => {
      await withApp(options, async ({ access }, _unit, visit) => {
        for (const one of await access.units(visit)) {
          if (options.json === true) printJson(one);
          else printText(`${one.id}\t${one.name}`);
        }
      });
    },
  );
  withGlobals(
    unit.command("add").description("thêm đơn vị").argument("<mã>").argument("<tên>"),
  ).action(async (id: string, name: string, options: GlobalOptions) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      const added = await access.addUnit(visit, { id, name });
      if (options.json === true) printJson(added);
      else printText(`Đã thêm đơn vị ${added.id}: ${added.name}.`);
    });
  });
  withGlobals(
    unit.command("rename").description("đổi tên đơn vị").argument("<mã>").argument("<tên>"),
  ).action(async (id: string, name: string, options: GlobalOptions) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      await access.renameUnit(visit, id, name);
      if (options.json === true) printJson({ id, name });
      else printText(`Đã đổi tên đơn vị ${id}.`);
    });
  });
}

export function addAudit(program: Command): void {
  const audit = program.command("audit").description("nhật ký việc đã làm");
  withGlobals(audit.command("verify").description("kiểm tra nhật ký còn nguyên vẹn")).action(
    async (options: GlobalOptions) => {
      await withApp(options, async ({ access }) => {
        const verdict = await access.verifyAudit();
        if (verdict.brokenAt !== null) {
          throw new AppError("audit-broken", `audit chain broken at ${verdict.brokenAt}`, {
            userMessage: `Nhật ký bị sửa hoặc mất từ mục ${verdict.brokenAt}; giữ nguyên dữ liệu và khôi phục từ bản sao lưu để đối chiếu.`,
          });
        }
        if (options.json === true) printJson(verdict);
        else printText(`Nhật ký nguyên vẹn: ${verdict.entries} mục, mã cuối ${verdict.head}.`);
      });
    },
  );
  withGlobals(
    audit
      .command("list")
      .description("các việc gần nhất")
      .option("-n <số>", "số mục", parseCount, 50),
  ).action(async (options: GlobalOptions & { n: number }) => {
    await withApp(options, async ({ access }, _unit, visit) => {
      for (const entry of await access.audit(visit, { limit: options.n })) {
        if (options.json === true) printJson(entry);
        else {
          const { seq, at, personId, unit, action, target, outcome } = entry;
          printText([seq, at, personId, unit, action, target ?? "", outcome].join("\t"));
        }
      }
    });
  });
}

function parseRole(value: string): GrantedRole {
  const role = GrantedRole.safeParse(value);
  if (!role.success) throw new InvalidArgumentError(`'${value}'`);
  return role.data;
}
