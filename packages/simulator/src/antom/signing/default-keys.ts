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

/** What Antom signed with before its last rotation of keys, as far as the simulator goes. */
export const RETIRED_KEY: AntomKeyPair = {
  privateKey: [
    'MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQDbqZE7zurmVUG+Ku+ZwMuls4ZvJoQAd6FI0C89',
    '+JK9mO4p/zmKcoMXNgbnvpKMHtWyrhNIyU13Bk1XyLuR8LaO1EPW+JRYQ9UxZtYS6/3CVyQ4wKyQdh6Kpf2tETSP',
    'QfP8N4O7jjzu5nANCdZGWFsrcWwNeldQ93HGfdS4SLvD1PoanotmNtkqlrgjHQ1vM3AJmqefltF+zE0hBpblnlaw',
    'sFB0k8ZCetNFnTQ1m7D0K6ZSnhNqOdLTyCri1W5AAEN/7QsD7BXoCBC1RPe+8wG7+XsYsjVpAGk4yvHsqvxoelx/',
    'FOwi3jvc3aFa8ZJhpGAlPPDISI/vrBkWUtwEF+6rAgMBAAECggEAKlPL8Rbnq7etAex7HAkLFOR5mKx2zjI/KW04',
    'VTwzZoZ0CjKsj1GOkifuf7R4v7hnXFVv0Nw9aZyUxcAf6LjWLMKZSfC/gRydFbZntOC1lr+88pSqC/I+41+l+LXy',
    'h1Jhpe26nCcF9dEAsXp+SDLZao8iD5zN+4Oa8HEpztLxH4RstAzjo+B/DSvulO5zjl4bzf72qJGbMHtoaBnqB+nA',
    '4j0LXF1k8wa+2/nU4YVMGpCEsewrNEpiWNZqKcbcpYfnRsllb5W7Ih7IYZYCp44Iq4DKJFf1QV7Z8GoSZyZGfssU',
    'bB+2X8pWfaTZNv6RziSOfzI+7YtHMuO81u1QDvemEQKBgQD13QWzux4bEaEhFZho12sIvGnuSafE629PQN30mrlB',
    'r7y7ztLTw7vIFS19J0uGafUXYgXis+uYEbGyhiReXARaDl4Irzf2Nq2OM/pivnynqPPCDQZptV76KyIkRkMFf5EI',
    'RKg1mrtSg8OdZzDNijQdx8YmdvRoSBozofwAPY2E0QKBgQDkuAFZT11naaabUp+Vi36xRT+hb074GXptpzBimkho',
    'KwwEHN1PnUV3kR4yGPEmjy/0ZoHOz6x4LTfJWnitmxiw+7n1yxOHF1TiZw1LzLmwiC7Uqbd1w4BIj/R17idi58jr',
    'pJL++OnFMaqdnTfHBs5RESgiSmREEmw/ThVsCvvKuwKBgQCtIfVP+WZb3XA/4fsvaPLAdh2KZWe07a22e5FRHFt0',
    'fBJFloE0ClODtBYSWcd/YcHrs2U9nUE8FsmxU3Ds2ZNe71scdnbL9PkGeGfLfSQ+1GTCs3Venw/Azvr93FR53Lj+',
    'v4pMJSfgFVV81Buzwaytg+5vS7kUbiG1Vk4kxTOQ4QKBgQDio4cKpb9LkwB6FyR1fnX7WUBVSsP4yt5rO+mRO4qW',
    'Vlmg1a1jj9dfRNikEd0cNXTyfIUSlu0zZLNL/i9o8DBGaBp8elAOZEtD0ZP2UZaLXFbzen2F30UGIke+eFBlDIMn',
    'JbxXlfWn5rBHYJv9xzu4TwTy/b5fSdYj4M8Pcc7RswKBgQCXB0L3IGWv4sPncEZ6yUmDpWVjXurJLOhkYAU0UuKi',
    'iDJRL4Ar+j7cTg6bqSSYrH46qPkCDN18SsQ86rtfeWAyPBeBcfs8hGamUp6vo6VaRSrCvTAcGIb2brpeEjK0+jrZ',
    'B5FQM8pqv6LpWtdGz+kxF8au5jdx1/3qj5RhbA13bA==',
  ].join(''),
  publicKey: [
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA26mRO87q5lVBvirvmcDLpbOGbyaEAHehSNAvPfiSvZju',
    'Kf85inKDFzYG576SjB7Vsq4TSMlNdwZNV8i7kfC2jtRD1viUWEPVMWbWEuv9wlckOMCskHYeiqX9rRE0j0Hz/DeD',
    'u4487uZwDQnWRlhbK3FsDXpXUPdxxn3UuEi7w9T6Gp6LZjbZKpa4Ix0NbzNwCZqnn5bRfsxNIQaW5Z5WsLBQdJPG',
    'QnrTRZ00NZuw9CumUp4TajnS08gq4tVuQABDf+0LA+wV6AgQtUT3vvMBu/l7GLI1aQBpOMrx7Kr8aHpcfxTsIt47',
    '3N2hWvGSYaRgJTzwyEiP76wZFlLcBBfuqwIDAQAB',
  ].join(''),
}

/** A key of nobody's, for forged messages. */
export const FOREIGN_KEY: AntomKeyPair = {
  privateKey: [
    'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDh5cyJuJM1k354jAd750F4IyPcWOS/ipAnXf7m',
    '+biTjA8XeBaFnztWTCE+Hm+UXRRT4la7egSejK/Zm+6wR+j5tD4sAPHsG8Asm3LkT80tdPKCqTo33qddixZ6yL7/',
    'lsOpxwrgfnWCiBTi1xWEWXcinKUfUrcm0PpTxeatCcjwJSx8uXtOT2cMKTb/1lBjs4Jgg48piBANrhZJ7Hw9/H5L',
    'QSNBrOizKv/BtvkgfnkdPo/M44C1dIgQ8XqLxYpvzHItS30zbqyG+PoPGj2CmQ5K2oQSTdiqxX4NgPHqTqv/dv9P',
    'VTWuOe6K28END+nvqbZ6OE9Hw9BfWKN+w6382yv7AgMBAAECggEAHoBZ0sqyTcyhigNWS1uZUnBkOi9ii55ZAofF',
    'kEhtrLZ/nyqe1+H9MBTNdEbFyCGdSgpIrb22+/WBFP/iBblf8r9smaJzB+9jTmKa68r+qEGfMRdKfhq5PH84RNHw',
    'QDCKMNVoWZGZqktXjp1+EUXHOUwvW4BerIYRFtik4f5tPEd3u3MG/o/2hN6WkSZfngyTX3PM8EX1v7w9nJnFZxt+',
    'TGvv2PCi7131dsCy3LQ2v/RT6Hxqm1HC3Lirx1+Y0dwIJhpyF8bDzBzhQJ8rxvUyN3M2TUv5kd9Y/Hi/vTNBVJ/5',
    '/4kf35m96VyAoNS3ZeeKXDGTskBk7fazwkAE/+uHQQKBgQD1BGs7qCEixVBcr9HsO79vVYuf/944XG+yalWJpgYm',
    '8Puu15W36DDhgjAigCeXW2bjN79VdKu6+9xbjoeC5W2BwEoPzpgw/9GPwkEV/4unkelRu6j2miJ5gCMfCf8qJ1LB',
    'ucxIAis8Q3OjnfqjUJRMu0q0LNQXgofmDPxIIl5QIQKBgQDsBfthet+/sjtCaN6dmTVFHptY9Pw0gg85d4SbJGto',
    'kX3UyIDnXm92YHGzqt4dm66KOCbFHAhpm4/TrwFUP8tH9qpXxuKWaEQpMY4gta4ow9YYuIjamwKxWvMRDEFQ9NTA',
    'l6wQ+XSwKgCEgFC4U5uGKZ+HCGsweh4T1I0938uomwKBgQCgl4vdZx6I1sEMbyTtbF/WDkDc1u0FDfkb/Lwh41LG',
    '9U5RU/ZKuwJG3HjGNC8+8mamaOSck0L35JqS3AGP1uaGk803PRbdjt8BFbZpP7x+UZGWw6RENdSAxG7AqmG3dFy2',
    'oxv02o8SCbfituoPXwJEpMGbBILjAegm7b3xXa1pYQKBgEWZpf2i/GRNLMhyoGMdEOZnFixvYggh6ldp9ULCxKG7',
    'db3PuqN/56Ki4iS3WHSmuhusX1J0584sv4cO7ndnsIxyIt1rmtn7uU3kfSMMMGV5CqOTl1fPqkWeqlr2oDQ9XpfE',
    'oksHJO/mEuz/4c3Zad1wXMi3JNTQzhnO7i+21RnNAoGBAKII4vHOBVg0HLBWpgzEPpRCqe6u3MlvK/pj4/KwBbPT',
    'xiVRmmDHU/lJDWjtFzpIB7UA+6RXy4hFs1tpTSqyPnIX6nTvvB0eHLcgd98bjbdhP4rmiGDBt7MtdWuxeIlrdGDS',
    '5YpMAxW7FRCoL8O5cDAxKBmQqSOI8xnWav1uQ32D',
  ].join(''),
  publicKey: [
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4eXMibiTNZN+eIwHe+dBeCMj3Fjkv4qQJ13+5vm4k4wP',
    'F3gWhZ87VkwhPh5vlF0UU+JWu3oEnoyv2ZvusEfo+bQ+LADx7BvALJty5E/NLXTygqk6N96nXYsWesi+/5bDqccK',
    '4H51gogU4tcVhFl3IpylH1K3JtD6U8XmrQnI8CUsfLl7Tk9nDCk2/9ZQY7OCYIOPKYgQDa4WSex8Pfx+S0EjQazo',
    'syr/wbb5IH55HT6PzOOAtXSIEPF6i8WKb8xyLUt9M26shvj6Dxo9gpkOStqEEk3YqsV+DYDx6k6r/3b/T1U1rjnu',
    'itvBDQ/p76m2ejhPR8PQX1ijfsOt/Nsr+wIDAQAB',
  ].join(''),
}
