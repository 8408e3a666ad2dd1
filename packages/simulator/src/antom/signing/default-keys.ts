import type { AntomKeyPair, AntomKeys } from './generate-keys.ts'

const merchant: AntomKeyPair = {
  privateKey: [
    'MIIEugIBADANBgkqhkiG9w0BAQEFAASCBKQwggSgAgEAAoIBAQDNwZsiubIE3ybejlp1VA0gy1Y/22fau4aYDv+r',
    'RnVeBPmfx+sTeiCig5SceQqvjxJq4V822s4U/01tsYbBzOCJKadbmJng15S5NBu+6KEImswL71hnkikPi+aC57o+',
    'OEh21qwn34ZXpSwgLqY0XQOP/BOudzcsUEfGyvsFKfEb7j0zxlkkcWVnvwJrw1zg+61n3eeo/vZi7TkjjIPCN6I1',
    'deC+89q3XEchI3SFOLTEHrv6GOvuRsy8Z+AcZbMXOBI35UZ0f8uxjvPolPGA7CjLVbx3898rTgmUKhB8qR3JhhQb',
    'mgkY7HRETtTBIOWE95E6g7FazrFBIuszoAPRx4x7AgMBAAECgf8IK9LSuOKDpFkRfZXEvbxyZkuGkwViKmWt+ZUt',
    'uB6bx+wh7E6UTMVUWZANUWvwjOiuVe+cvhPGbF0m02YGoZxJK4j575WCLbg6TVd3aBr9EdNd+04HeZvSgjvP9w6Z',
    'FKMhamUWhZ9QMRRk3XVm9Eqv7SgwRYvAtsTNoEICcn1Lc+25QujSzjyW7O663b9tUymyOom03ZeYv2NdY04GliNO',
    'IB5j87yYPRkL/plqXLuzxGI/0cNe3cAJvgxR8ADKs8iacDu23mdwNb4A08GOJ7PYzVyqimBbETwOb2WIlPv50uiR',
    'bJjZrfHGf/1bclYah7bzHZH+KZRnChTUTZ4XxrUCgYEA8dSUAdx3YlG6vSbmMJyNqUligA5i+WXx4ukUk1Uuuily',
    'oXv61jQjv0tKHMjuJnQI5HthOiN+LEF5ojux8EjZr003pdAx6pGCCOGpbdVJjXPkgyPKEqAZcrQ+9o5P0qbx9oUP',
    'wmf4i/+3sLpqQZZn1rHTd+WBAUTI8VgXK2Nh8VUCgYEA2c/r1z5dOBYhF2Mcr1/6cLQZLnt3Fx5koyK7A2MuwM7S',
    'zYy7D+zCXxJ5Vc4MDsnIIp9fP+TnKS+T8MOv0gPzkce18LrqX7AQxBX1xZSxGTGNidzpxsMuHkBdmJ8mfAoIVt3m',
    'pIAFqnQnjFgOGCytfBd098eTNKVrK1PzGf/Cxo8CgYB3WUqSgJQK2fsnTwNcCmd/nNAYEwGVxFJUgmO9MtUU20/P',
    'kriA7sqVpjq1ahTetXWODbY2Uz356XZ2Mq/mvo1wjtNf6hg4hAeBCp3rrs/WF9Q3RHp+JrVofrx0QlfyxqGz4Iee',
    'kmF/9nxZpCa8p9YnhyuuiH3aenARbEBDEZFM4QKBgGAJLRNai/+OwkhtithImUPYJMI57ehjnjvPtGVp9dNNXeUD',
    'h/cdjRYeLyGGGArtLTEW1Ah4BPRD5hbiMUOIOnyscawSvgQyvTG3/QWA6hURpDaFEQ5yQINWHe6NPYqzYbnrXSZq',
    'zBS74jQfHxfJmzR7ozcc5+ruhLI18ZolCtxBAoGALv4Bq8CS7XQ4YqUI5rlmoIDExFDq3JT7Dep4MPBpFNDm/W+U',
    'IicTMgMLq6GSptqHr7zw7PQOMWRwuJRE+JaeMaaJl2DxSP6QqYtYsqX3ySO+vheyn4T70hAPvumwF3YDNqmiK6lj',
    'yQznHYU7B1La9frJioJ3dAoIuqQKTBWneEM=',
  ].join(''),
  publicKey: [
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzcGbIrmyBN8m3o5adVQNIMtWP9tn2ruGmA7/q0Z1XgT5',
    'n8frE3ogooOUnHkKr48SauFfNtrOFP9NbbGGwczgiSmnW5iZ4NeUuTQbvuihCJrMC+9YZ5IpD4vmgue6PjhIdtas',
    'J9+GV6UsIC6mNF0Dj/wTrnc3LFBHxsr7BSnxG+49M8ZZJHFlZ78Ca8Nc4PutZ93nqP72Yu05I4yDwjeiNXXgvvPa',
    't1xHISN0hTi0xB67+hjr7kbMvGfgHGWzFzgSN+VGdH/LsY7z6JTxgOwoy1W8d/PfK04JlCoQfKkdyYYUG5oJGOx0',
    'RE7UwSDlhPeROoOxWs6xQSLrM6AD0ceMewIDAQAB',
  ].join(''),
}

const antom: AntomKeyPair = {
  privateKey: [
    'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC2/8XYnGTkDYxmztnQDJsv0bWYcbbjLKoDOPWQ',
    '/fp9SpA/AZ4FA78ndWuxyqD/Yw4VJD3kalitMhqUTx/RO+iv+fu2CE3TRfqYjTqwG3iDw15q+SzKg76C7iYEeCEm',
    'D+FO1iH7hDPfQKxXVFpnQwF1jTb4NRcAza5tfA6DcpySn9tBIAB5gcijcwMDYd71qTFgVnNCiCEGrFstUNrh7POV',
    'j7hbGpqjPvshOwB3ItLaRJZuCTXrQBtySKlVelrlEPf1LVt6XmN4aoSf7OWfLm2jPvir5pFfH9liblvfR4iiiUDm',
    'nf7AOvhSGLe0p/D5yRUhoGJ339QYG5P5QEvnBGMHAgMBAAECggEAN7ZGlVuHm6ZESEhRJ3WvCS/fCToVY7QFTlXY',
    '7Ptldx9sKsJjSUOKvoiQ8N+vhBC0CNuvvApkVNYcIWq1VQ3YGTsR1qlQiDGVyTu10keKuRKRfB+/8yeIqHO4P0QT',
    'U3MiNM4cKmZlJGKcFTopC6bqms8THR2Mk0ILCGnsQThzUm+0ADN65jIs3VlbMHMeqTMS3/QqNyNYkDO+c/9r39N8',
    'mMDOKqHTEAc8ggCahosS9qYMPaNlYKlAxIkZP6kP1fuw7rrB+O0mfYNj2+8vZVFjIhnzEPncwyVdywFfunXXm1tg',
    '2a1+VUK2i1wcKF1J10STx+aCLvi0zkGINtbvBKlggQKBgQDt2MUiLby8gMjDOhzGtP3p9Nud/AesPIEML8ESiRzl',
    'WmhRq3MK5Hc6NdN3bLhSiztVFvyzTengDv/aHHYD4vqNXsTQ+g8VcLvASSsaaDWntmdMigFysdg2PJ+PThwrWwPe',
    '9WoUPClSbd4wUUO54y8RUV7K6d8r2d63gqcmJXMm3QKBgQDE91kVZUN365EYCfVz3EI4MHhxxMm/4Z6zR36KJyPc',
    'ZKgH5kMz9KPfLzAmnSDiaqKSYiOranEbY/qfEmRsXu/wGXC+ZJtFRVlY+r8vVvzFQ7f9st79dTUmHqIc49S0Tt+O',
    'A+fa4NkKgnmpnV47wGYjrdce+kHkTfbF+pzEgP9pMwKBgQCfWOJB0simtdVLTmynB+0xSBW203pEf0ip5HiCtY/B',
    'bP+E78ukWYozWopxcUpQKu22RS9J5YIx1Xq+IuFCG1hnTD2qEE34vE1dNugEyhpgYUj1s2Pi9pl3RMhVlywyM8j1',
    'IBBQvDmm+uqoDlnEeRs4i/5pDaSx2UZoRcU8PkzWlQKBgQCAzN7MRvPfr4OqHJkNsrL623dnri/f8kI9KjttTDr/',
    'HDNlNwYrK4cdo1Xxaj7e0KyO3O5GYcylBLQW4YgZ9dshPwGi/1cp7TeIIDB1XITe2nGuzRFU3RhsXQvVqIanggxe',
    'ad9sGizT2o6EhAvjNuWT31IVR8Fe8jy1KjTpqxFaUQKBgHwPwARqGNww7zDgsdUkJju7RkpbyvvLXSiegE+QQMoU',
    'dua7Tiq7NX4oJZshAb1WJ90LA23zBJYi5w0EpRG6MfpOBNCg50CNgMs+L2hQOhbMdjuqAMVAw4uO1fjDM/E3N8FX',
    'xRc8RRkoOIndrjePOm86EoAVleasbp6ePleYXfSZ',
  ].join(''),
  publicKey: [
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtv/F2Jxk5A2MZs7Z0AybL9G1mHG24yyqAzj1kP36fUqQ',
    'PwGeBQO/J3Vrscqg/2MOFSQ95GpYrTIalE8f0Tvor/n7tghN00X6mI06sBt4g8NeavksyoO+gu4mBHghJg/hTtYh',
    '+4Qz30CsV1RaZ0MBdY02+DUXAM2ubXwOg3Kckp/bQSAAeYHIo3MDA2He9akxYFZzQoghBqxbLVDa4ezzlY+4Wxqa',
    'oz77ITsAdyLS2kSWbgk160AbckipVXpa5RD39S1bel5jeGqEn+zlny5toz74q+aRXx/ZYm5b30eIoolA5p3+wDr4',
    'Uhi3tKfw+ckVIaBid9/UGBuT+UBL5wRjBwIDAQAB',
  ].join(''),
}

/** The keys of the simulator's account unless others are given. They are public: never use them elsewhere. */
export const SIMULATOR_KEYS: AntomKeys = { merchant, antom }
