/** What the residents' pages have beyond the house's look. */
export const look = `
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--edge)}
.top a{padding:.4rem 0}
.top a:first-child{color:inherit;font-weight:600;text-decoration:none}
.field,fieldset{margin:1.25rem 0}
label,legend{font-weight:600}
label{display:block}
fieldset{border:1px solid var(--edge);border-radius:.5rem;padding:.25rem 1rem .75rem;min-width:0}
fieldset .field{margin:1rem 0}
summary{margin:1.5rem 0 .5rem;padding:.4rem 0;font-weight:600;cursor:pointer}
legend{padding:0 .4rem}
.hint{margin:0 0 .3rem;color:var(--soft);font-size:.9375rem}
input+.hint,.field+.hint{margin-top:1rem}
.fault{margin:0 0 .3rem;color:var(--bad);font-weight:600}
.wrong{border-left:4px solid var(--bad);padding-left:.75rem}
input[type=text],input[type=tel],input[type=date],textarea,select{display:block;width:100%;min-height:2.9rem;padding:.55rem .7rem;border:1px solid var(--edge);border-radius:.4rem;background:var(--paper);color:inherit}
textarea{resize:vertical}
.wrong input,.wrong textarea,.wrong select{border:2px solid var(--bad)}
button{display:block;width:100%;min-height:3.1rem;margin:1.5rem 0;padding:.6rem 1.2rem;border:0;border-radius:.5rem;background:var(--main);color:var(--on-main);font-size:1.125rem;font-weight:600;cursor:pointer}
.second{background:none;color:var(--main);border:2px solid var(--main)}
input[type=file]{display:block;width:100%;min-height:2.9rem;padding:.55rem 0}
.faults,.box{margin:1rem 0;padding:.75rem 1rem;border-radius:.5rem;background:var(--tint)}
.faults{border:3px solid var(--bad)}
.faults h2,.box h2{margin:0 0 .25rem;font-size:1.1rem}
.faults ul{margin:0;padding-left:1.25rem}
.faults a{color:var(--bad);font-weight:600}
.key{border:3px solid var(--main)}
dl{margin:.5rem 0}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0 0 .5rem}
.code{font:600 1.15rem/1.5 ui-monospace,"Noto Sans Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.now{font-size:1.25rem;font-weight:600}
.steps{list-style:none;margin:.75rem 0;padding:0}
.steps li{position:relative;padding:0 0 1rem 1.75rem}
.steps li::before{content:"";position:absolute;left:.2rem;top:.5rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--good)}
.steps li:not(:last-child)::after{content:"";position:absolute;left:.5rem;top:1.4rem;bottom:-.35rem;width:.15rem;background:var(--edge)}
.steps [aria-current]::before{background:var(--main);box-shadow:0 0 0 .25rem var(--tint)}
.steps [aria-current] strong{color:var(--main)}
.steps time,.box time{display:block;color:var(--soft);font-size:.9375rem}
.said{white-space:pre-wrap;overflow-wrap:anywhere}
.sent{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;margin:.75rem 0;padding:0}
.sent a{display:inline-block;min-width:2.9rem;min-height:2.9rem}
.sent img{display:block;max-width:9rem;max-height:9rem;border-radius:.4rem}
.stars>label,.choices>label,.tick{display:flex;align-items:center;gap:.75rem;min-height:2.9rem;font-weight:normal}
.stars input,.choices input,.tick input{flex:none;width:1.4rem;height:1.4rem;margin:0;accent-color:var(--main)}
.check{display:flex;gap:.75rem;align-items:flex-start;font-weight:normal}
.check input{flex:none;width:1.4rem;height:1.4rem;margin:.15rem 0 0;accent-color:var(--main)}
.away{position:absolute;left:-100vw;width:1px;height:1px;overflow:hidden}
.card{margin:1rem 0;padding:1.25rem;border:2px solid var(--edge);border-radius:.75rem;text-align:center}
.card h1{margin:0}
.card svg{display:block;width:min(100%,17rem);height:auto;margin:1rem auto;background:#fff}
.card ol,.card ul{display:inline-block;text-align:left;margin:.25rem 0;padding-left:1.5rem}
h3{margin:0;font-size:1.0625rem}
.filter{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9rem),1fr));gap:0 1rem}
.filter .field{margin:.5rem 0}
.filter button{margin:.75rem 0;grid-column:1/-1}
.map{margin:1rem 0}
.map svg{display:block;width:100%;height:auto;max-height:32rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--paper)}
.land path{fill:var(--tint);stroke:var(--edge);stroke-width:2}
.spots rect{fill:var(--main);stroke:var(--paper);stroke-width:4}
.spots text{fill:var(--on-main);font-size:38px;font-weight:600;text-anchor:middle}
.cases{margin:.75rem 0;padding-left:1.75rem}
.cases li{padding:.75rem 0;border-top:1px solid var(--edge)}
.cases li::marker{font-weight:600}
.cases p{margin:.2rem 0}
.state{font-weight:normal}
.state.closed{color:var(--good)}
nav a{display:inline-block;padding:.6rem 1rem .6rem 0}
@media print{.top,.screen{display:none}body{padding:0}.card{border-color:#000;break-inside:avoid}}
`
