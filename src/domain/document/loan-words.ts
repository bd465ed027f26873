/**
 * Words that Vietnamese documents on information technology take over as they are. They have not the shape of a
 * Vietnamese syllable and yet are no noise of a scan: a list of devices is full of them.
 */
export const LOAN_WORDS: ReadonlySet<string> = new Set(
  (
    "access adapter analyzer android apple audio backup banner barcode blade bluetooth box cable camera card cat cloud " +
    "cluster code combo controller converter core data dell desktop dock domain email excel extender facebook fiber file " +
    "firewall gateway gigabit google hard hosting hub inch input inkjet internet ipad ipads keyboard kiosk kios laptop " +
    "laser license link linux load logo mail mainboard media micro microsoft mobile modem module modules monitor multi " +
    "network node notebook office offline online oracle outdoor output package panel partner patch photocopy platform " +
    "player plus point port portal poster power premium print printer projector qrcode rack raid router scan scanner " +
    "security server servers slot smart smartphone software speaker sql standard start storage stream switch tablet " +
    "telegram telehealth terminal test tivi token touch ubuntu video virus viettel voice web webcam website wifi window " +
    "windows wireless workstation youtube zalo zoom"
  ).split(" "),
);
