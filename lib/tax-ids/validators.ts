// The index of the package would load the rules of 92 countries and of much besides taxes.
import { validate as atUid } from 'stdnum/lib/cjs/at/uid.js';
import { validate as atTin } from 'stdnum/lib/cjs/at/tin.js';
import { validate as beVat } from 'stdnum/lib/cjs/be/vat.js';
import { validate as beNn } from 'stdnum/lib/cjs/be/nn.js';
import { validate as bgVat } from 'stdnum/lib/cjs/bg/vat.js';
import { validate as bgEgn } from 'stdnum/lib/cjs/bg/egn.js';
import { validate as cyVat } from 'stdnum/lib/cjs/cy/vat.js';
import { validate as czDic } from 'stdnum/lib/cjs/cz/dic.js';
import { validate as czIco } from 'stdnum/lib/cjs/cz/ico.js';
import { validate as deVat } from 'stdnum/lib/cjs/de/vat.js';
import { validate as deStnr } from 'stdnum/lib/cjs/de/stnr.js';
import { validate as deIdnr } from 'stdnum/lib/cjs/de/idnr.js';
import { validate as dkCvr } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as dkCpr } from 'stdnum/lib/cjs/dk/cpr.js';
import { validate as eeKmkr } from 'stdnum/lib/cjs/ee/kmkr.js';
import { validate as eeRegistrikood } from 'stdnum/lib/cjs/ee/registrikood.js';
import { validate as eeIk } from 'stdnum/lib/cjs/ee/ik.js';
import { validate as esNif } from 'stdnum/lib/cjs/es/nif.js';
import { validate as fiAlv } from 'stdnum/lib/cjs/fi/alv.js';
import { validate as fiYtunnus } from 'stdnum/lib/cjs/fi/ytunnus.js';
import { validate as fiHetu } from 'stdnum/lib/cjs/fi/hetu.js';
import { validate as frTva } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as frSiren } from 'stdnum/lib/cjs/fr/siren.js';
import { validate as frSiret } from 'stdnum/lib/cjs/fr/siret.js';
import { validate as frNif } from 'stdnum/lib/cjs/fr/nif.js';
import { validate as gbVat } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as gbUtr } from 'stdnum/lib/cjs/gb/utr.js';
import { validate as grVat } from 'stdnum/lib/cjs/gr/vat.js';
import { validate as hrOib } from 'stdnum/lib/cjs/hr/oib.js';
import { validate as huAnum } from 'stdnum/lib/cjs/hu/anum.js';
import { validate as ieVat } from 'stdnum/lib/cjs/ie/vat.js';
import { validate as iePps } from 'stdnum/lib/cjs/ie/pps.js';
import { validate as itIva } from 'stdnum/lib/cjs/it/iva.js';
import { validate as itCodicefiscale } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as ltPvm } from 'stdnum/lib/cjs/lt/pvm.js';
import { validate as ltAsmens } from 'stdnum/lib/cjs/lt/asmens.js';
import { validate as luTva } from 'stdnum/lib/cjs/lu/tva.js';
import { validate as lvPvn } from 'stdnum/lib/cjs/lv/pvn.js';
import { validate as mtVat } from 'stdnum/lib/cjs/mt/vat.js';
import { validate as nlBtw } from 'stdnum/lib/cjs/nl/btw.js';
import { validate as nlBsn } from 'stdnum/lib/cjs/nl/bsn.js';
import { validate as plNip } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as plPesel } from 'stdnum/lib/cjs/pl/pesel.js';
import { validate as ptNif } from 'stdnum/lib/cjs/pt/nif.js';
import { validate as roCui } from 'stdnum/lib/cjs/ro/cui.js';
import { validate as roCif } from 'stdnum/lib/cjs/ro/cif.js';
import { validate as roCnp } from 'stdnum/lib/cjs/ro/cnp.js';
import { validate as seVat } from 'stdnum/lib/cjs/se/vat.js';
import { validate as seOrgnr } from 'stdnum/lib/cjs/se/orgnr.js';
import { validate as sePersonnummer } from 'stdnum/lib/cjs/se/personnummer.js';
import { validate as siDdv } from 'stdnum/lib/cjs/si/ddv.js';
import { validate as skDph } from 'stdnum/lib/cjs/sk/dph.js';
import { validate as chUid } from 'stdnum/lib/cjs/ch/uid.js';
import { validate as chVat } from 'stdnum/lib/cjs/ch/vat.js';
import { validate as noMva } from 'stdnum/lib/cjs/no/mva.js';
import { validate as noOrgnr } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as noFodselsnummer } from 'stdnum/lib/cjs/no/fodselsnummer.js';
import { validate as brCnpj } from 'stdnum/lib/cjs/br/cnpj.js';
import { validate as brCpf } from 'stdnum/lib/cjs/br/cpf.js';
import { validate as trVkn } from 'stdnum/lib/cjs/tr/vkn.js';
import { validate as trTckimlik } from 'stdnum/lib/cjs/tr/tckimlik.js';
import { validate as inGstin } from 'stdnum/lib/cjs/in/gstin.js';
import { validate as inPan } from 'stdnum/lib/cjs/in/pan.js';
import { validate as auAbn } from 'stdnum/lib/cjs/au/abn.js';
import { validate as auAcn } from 'stdnum/lib/cjs/au/acn.js';
import { validate as auTfn } from 'stdnum/lib/cjs/au/tfn.js';
import { validate as mxRfc } from 'stdnum/lib/cjs/mx/rfc.js';
import { validate as maIce } from 'stdnum/lib/cjs/ma/ice.js';
import { validate as dzNif } from 'stdnum/lib/cjs/dz/nif.js';
import { validate as tnMf } from 'stdnum/lib/cjs/tn/mf.js';
import { validate as egTn } from 'stdnum/lib/cjs/eg/tn.js';

type Validate = typeof atUid;

/** The numbers by which a country's tax office knows companies and people, by what `stdnum` knows of them (sources stand in its files). */
export const validators: Readonly<Record<string, readonly Validate[]>> = {
  AT: [atUid, atTin],
  BE: [beVat, beNn],
  BG: [bgVat, bgEgn],
  CY: [cyVat],
  CZ: [czDic, czIco],
  DE: [deVat, deStnr, deIdnr],
  DK: [dkCvr, dkCpr],
  EE: [eeKmkr, eeRegistrikood, eeIk],
  ES: [esNif],
  FI: [fiAlv, fiYtunnus, fiHetu],
  FR: [frTva, frSiren, frSiret, frNif],
  GB: [gbVat, gbUtr],
  GR: [grVat],
  HR: [hrOib],
  HU: [huAnum],
  IE: [ieVat, iePps],
  IT: [itIva, itCodicefiscale],
  LT: [ltPvm, ltAsmens],
  LU: [luTva],
  LV: [lvPvn],
  MT: [mtVat],
  NL: [nlBtw, nlBsn],
  PL: [plNip, plPesel],
  PT: [ptNif],
  RO: [roCui, roCif, roCnp],
  SE: [seVat, seOrgnr, sePersonnummer],
  SI: [siDdv],
  SK: [skDph],
  CH: [chUid, chVat],
  NO: [noMva, noOrgnr, noFodselsnummer],
  BR: [brCnpj, brCpf],
  TR: [trVkn, trTckimlik],
  IN: [inGstin, inPan],
  AU: [auAbn, auAcn, auTfn],
  MX: [mxRfc],
  MA: [maIce],
  DZ: [dzNif],
  TN: [tnMf],
  EG: [egTn],
};
